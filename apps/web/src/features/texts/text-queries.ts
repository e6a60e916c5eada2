import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerTo, frontdesk } from '../../api/frontdesk.ts';

const THREADS_PER_PAGE = 30;
const TEXTS_PER_PAGE = 40;

interface Page {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
}

const nextPage = ({ page, pageSize, total }: Page) => (page * pageSize < total ? page + 1 : undefined);

/** A business's threads, the latest first. Asked again while they are looked at: people keep writing. */
export function threadsQuery(businessId: string, onlyUnread: boolean) {
  return infiniteQueryOptions({
    queryKey: ['text-threads', businessId, { onlyUnread }],
    queryFn: ({ signal, pageParam }) => {
      const query = {
        ...{ business_id: businessId, page: pageParam, page_size: THREADS_PER_PAGE },
        ...(onlyUnread && { unread: 'true' as const }),
      };
      return answerTo(frontdesk.GET('/api/text-threads', { params: { query }, signal }));
    },
    initialPageParam: 1,
    getNextPageParam: nextPage,
    staleTime: 1000,
    refetchInterval: 5000,
  });
}

/** How many threads of a business wait to be read. */
export function unreadTextsQuery(businessId: string) {
  return queryOptions({
    queryKey: ['text-threads', businessId, 'unread-count'],
    queryFn: async ({ signal }) => {
      const query = { business_id: businessId, unread: 'true' as const, page_size: 1 };
      return (await answerTo(frontdesk.GET('/api/text-threads', { params: { query }, signal }))).total;
    },
    refetchInterval: 15_000,
  });
}

export function threadQuery(threadId: string) {
  return queryOptions({
    queryKey: ['text-thread', threadId],
    queryFn: ({ signal }) =>
      answerTo(frontdesk.GET('/api/text-threads/{id}', { params: { path: { id: threadId } }, signal })),
    staleTime: 1000,
    refetchInterval: 5000,
  });
}

/** A thread's messages, the latest first. */
export function textsQuery(threadId: string) {
  return infiniteQueryOptions({
    queryKey: ['text-thread', threadId, 'messages'],
    queryFn: ({ signal, pageParam }) => {
      const params = { path: { id: threadId }, query: { page: pageParam, page_size: TEXTS_PER_PAGE } };
      return answerTo(frontdesk.GET('/api/text-threads/{id}/messages', { params, signal }));
    },
    initialPageParam: 1,
    getNextPageParam: nextPage,
    staleTime: 1000,
    // Sooner while a message of ours is under way.
    refetchInterval: query =>
      query.state.data?.pages[0]?.items.some(({ status }) => status === 'queued' || status === 'sending') ? 1500 : 4000,
  });
}

/** `attempt` names the sending: repeated with the same one, nothing is sent twice. */
export function replyTo(threadId: string, body: string, attempt: string) {
  return answerTo(
    frontdesk.POST('/api/text-threads/{id}/messages', {
      params: { path: { id: threadId } },
      headers: { 'idempotency-key': attempt },
      body: { body },
    }),
  );
}

export function markRead(threadId: string) {
  return answerTo(frontdesk.POST('/api/text-threads/{id}/read', { params: { path: { id: threadId } } }));
}

export interface NewText {
  readonly businessId: string;
  /** A contact, by its id, or a number. */
  readonly recipient: { readonly contactId: string } | { readonly number: string };
  readonly body: string;
}

export function sendText({ businessId, recipient, body }: NewText, attempt: string) {
  const whom = 'number' in recipient ? { to: recipient.number } : { contact_id: recipient.contactId };
  return answerTo(
    frontdesk.POST('/api/text-messages', {
      headers: { 'idempotency-key': attempt },
      body: { business_id: businessId, ...whom, body },
    }),
  );
}
