import type { TextThread } from '@frontdesk/contract';
import { Badge, Button, Center, Group, ScrollArea, SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { phoneNumber } from '../../format/phone-number.ts';
import { clockTime, dayName, exactTime } from '../../format/time.ts';
import { Failure, LoadingRows } from '../../shell/page-states.tsx';
import { threadsQuery } from './text-queries.ts';
import classes from './thread-list.module.css';

const route = getRouteApi('/app/texts');

/** The threads, the unread ones first. */
export function ThreadList({ businessId }: { readonly businessId: string }) {
  const { unread: onlyUnread = false } = route.useSearch();
  const navigate = route.useNavigate();
  const threads = useInfiniteQuery(threadsQuery(businessId, onlyUnread));
  const all = threads.data?.pages.flatMap(({ items }) => items) ?? [];
  const sorted = [...all.filter(isUnread), ...all.filter(thread => !isUnread(thread))];
  return (
    <>
      <div className={classes.filter}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Threads"
          data={[
            { value: 'all', label: 'All' },
            { value: 'unread', label: 'Unread' },
          ]}
          value={onlyUnread ? 'unread' : 'all'}
          onChange={value =>
            void navigate({ to: '.', search: previous => ({ ...previous, unread: value === 'unread' || undefined }) })
          }
        />
      </div>
      <ScrollArea flex={1} type="auto">
        {threads.isPending && (
          <div className={classes.filter}>
            <LoadingRows rows={6} height={60} />
          </div>
        )}
        {threads.isError && !threads.data && (
          <div className={classes.filter}>
            <Failure error={threads.error} onRetry={() => void threads.refetch()} />
          </div>
        )}
        {threads.data && sorted.length === 0 && (
          <Text size="sm" c="dimmed" ta="center" p="xl">
            {onlyUnread
              ? 'Everything is read.'
              : 'No texts yet. Whoever texts one of your numbers appears here by themselves.'}
          </Text>
        )}
        <ul className={classes.threads} aria-label="Threads">
          {sorted.map(thread => (
            <ThreadItem key={thread.id} thread={thread} />
          ))}
        </ul>
        {threads.hasNextPage && (
          <Center p="sm">
            <Button
              size="xs"
              variant="subtle"
              loading={threads.isFetchingNextPage}
              onClick={() => void threads.fetchNextPage()}
            >
              Show earlier ones
            </Button>
          </Center>
        )}
      </ScrollArea>
    </>
  );
}

const isUnread = ({ unreadCount }: TextThread) => unreadCount > 0;

function ThreadItem({ thread }: { readonly thread: TextThread }) {
  const number = phoneNumber(thread.phoneNumber);
  return (
    <li>
      <Link
        to="/texts/$threadId"
        params={{ threadId: thread.id }}
        search={previous => previous}
        className={classes.item}
        data-unread={isUnread(thread) || undefined}
      >
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" className={classes.name} truncate>
            {thread.contactName ?? number}
          </Text>
          <Text size="xs" c="dimmed" title={exactTime(thread.lastMessageAt)} className={classes.whole}>
            {lastTime(thread.lastMessageAt)}
          </Text>
        </Group>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" className={classes.preview} truncate>
            {thread.preview || 'Picture or file'}
          </Text>
          {isUnread(thread) && (
            <Badge
              size="sm"
              circle={thread.unreadCount < 10}
              className={classes.whole}
              aria-label={`${thread.unreadCount} unread`}
            >
              {thread.unreadCount}
            </Badge>
          )}
        </Group>
        {thread.isOptedOut && (
          <Text size="xs" c="orange">
            Opted out
          </Text>
        )}
      </Link>
    </li>
  );
}

/** The time of today's, the day of others. */
function lastTime(instant: string): string {
  const day = dayName(instant);
  return day === 'Today' ? clockTime(instant) : day;
}
