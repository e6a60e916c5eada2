import type { TextMessage } from '@frontdesk/contract';
import { Button, Center, ScrollArea } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment, useLayoutEffect, useRef } from 'react';
import { dayName } from '../../format/time.ts';
import { Failure, LoadingRows } from '../../shell/page-states.tsx';
import { TextBubble } from './text-bubble.tsx';
import { textsQuery } from './text-queries.ts';
import classes from './thread-pane.module.css';

/** Closer to the end than this, new messages are followed; higher up somebody reads something older. */
const NEAR_END_PX = 120;

/** The messages in the order in which they were written, the newest in sight. */
export function TextConversation({ threadId }: { readonly threadId: string }) {
  const texts = useInfiniteQuery(textsQuery(threadId));
  const messages = (texts.data?.pages.flatMap(({ items }) => items) ?? []).toReversed();
  const viewport = useFollowNewest(messages.at(-1)?.id);
  return (
    <ScrollArea className={classes.scroll} viewportRef={viewport} type="auto">
      <div className={classes.conversation} role="log" aria-label="Messages">
        {texts.isPending && <LoadingRows rows={4} />}
        {texts.isError && !texts.data && <Failure error={texts.error} onRetry={() => void texts.refetch()} />}
        {texts.hasNextPage && (
          <Center>
            <Button
              size="xs"
              variant="subtle"
              loading={texts.isFetchingNextPage}
              onClick={() => void texts.fetchNextPage()}
            >
              Show earlier ones
            </Button>
          </Center>
        )}
        {messages.map((message, index) => (
          <Fragment key={message.id}>
            {isNewDay(message, messages[index - 1]) && <div className={classes.day}>{dayName(message.createdAt)}</div>}
            <TextBubble message={message} />
          </Fragment>
        ))}
      </div>
    </ScrollArea>
  );
}

function isNewDay(message: TextMessage, before: TextMessage | undefined): boolean {
  const dateOf = ({ createdAt }: TextMessage) => new Date(createdAt).toDateString();
  return before === undefined || dateOf(before) !== dateOf(message);
}

/** Scrolls to the end when the thread is opened and when something is added there. */
function useFollowNewest(newestId: string | undefined) {
  const viewport = useRef<HTMLDivElement>(null);
  const isOpened = useRef(false);
  useLayoutEffect(() => {
    const element = viewport.current;
    if (!element || newestId === undefined) return;
    const last = element.querySelector('[data-direction]:last-of-type');
    const distance = element.scrollHeight - element.scrollTop - element.clientHeight - (last?.clientHeight ?? 0);
    if (!isOpened.current || distance < NEAR_END_PX) element.scrollTop = element.scrollHeight;
    isOpened.current = true;
  }, [newestId]);
  return viewport;
}
