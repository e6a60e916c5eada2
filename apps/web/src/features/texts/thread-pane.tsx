import type { TextThread } from '@frontdesk/contract';
import { ActionIcon, Alert, Center, Group, Text } from '@mantine/core';
import { useDocumentVisibility } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { phoneNumber } from '../../format/phone-number.ts';
import { Icon } from '../../shell/icon.tsx';
import { Failure, LoadingRows } from '../../shell/page-states.tsx';
import { useMay } from '../session/use-may.ts';
import { ReplyBox } from './reply-box.tsx';
import { TextConversation } from './text-conversation.tsx';
import { markRead, threadQuery } from './text-queries.ts';
import classes from './thread-pane.module.css';

const route = getRouteApi('/app/texts/$threadId');

/** Stands where a thread would be while none is open. */
export function NoThread() {
  return (
    <Center h="100%">
      <Text c="dimmed" size="sm">
        Choose a conversation.
      </Text>
    </Center>
  );
}

/** One thread: who it is with, what was said, and the box to answer. */
export function ThreadPane() {
  const { threadId } = route.useParams();
  const thread = useQuery(threadQuery(threadId));
  useMarkRead(thread.data);
  return (
    <>
      <Group className={classes.head} gap="xs" wrap="nowrap">
        <ActionIcon
          variant="subtle"
          hiddenFrom="md"
          aria-label="Back to the threads"
          renderRoot={props => <Link {...props} to="/texts" search={previous => previous} />}
        >
          <Icon name="left" />
        </ActionIcon>
        {thread.data && <ThreadTitle thread={thread.data} />}
      </Group>
      {!thread.data && (
        <div className={classes.note}>
          {thread.isError ? (
            <Failure error={thread.error} onRetry={() => void thread.refetch()} />
          ) : (
            <LoadingRows rows={4} />
          )}
        </div>
      )}
      {thread.data && <OpenThread key={threadId} thread={thread.data} />}
    </>
  );
}

function ThreadTitle({ thread }: { readonly thread: TextThread }) {
  const number = phoneNumber(thread.phoneNumber);
  return (
    <div className={classes.title}>
      <Text fw={650} truncate component="h2" m={0}>
        {thread.contactName ?? number}
      </Text>
      <Text size="xs" c="dimmed">
        {thread.contactName !== null && `${number} · `}to our {phoneNumber(thread.ourNumber)}
      </Text>
    </div>
  );
}

function OpenThread({ thread }: { readonly thread: TextThread }) {
  const mayWrite = useMay()('texts:write', thread.businessId);
  return (
    <>
      <TextConversation threadId={thread.id} />
      {thread.isOptedOut && (
        <Alert color="orange" icon={<Icon name="warning" />} className={classes.note} m="sm">
          They sent STOP, so nothing may be sent to them until they send START.
        </Alert>
      )}
      {mayWrite && !thread.isOptedOut && <ReplyBox threadId={thread.id} />}
    </>
  );
}

/** What is on the screen has been read, once somebody is there to read it. */
function useMarkRead(thread: TextThread | undefined) {
  const queryClient = useQueryClient();
  const isVisible = useDocumentVisibility() === 'visible';
  const { mutate } = useMutation({
    mutationFn: markRead,
    onSuccess: read => {
      queryClient.setQueryData(threadQuery(read.id).queryKey, read);
      void queryClient.invalidateQueries({ queryKey: ['text-threads'] });
    },
  });
  const id = thread?.id;
  const isUnread = isVisible && (thread?.unreadCount ?? 0) > 0;
  useEffect(() => {
    if (id !== undefined && isUnread) mutate(id);
  }, [id, isUnread, mutate]);
}
