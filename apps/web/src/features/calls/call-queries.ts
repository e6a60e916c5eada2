import type { CallDetail, CallStatus } from '@frontdesk/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerTo, frontdesk } from '../../api/frontdesk.ts';
import { isRecordBehind, withHeardEntries, withKnownEnd } from './live-call.ts';
import { isRunning } from './running-call.ts';

export const CALLS_PER_PAGE = 25;

export interface CallsFilter {
  readonly business?: string | undefined;
  readonly status?: CallStatus | undefined;
  readonly page?: number | undefined;
}

/** Newest first. Asked again while the page is looked at, sooner while one of the calls runs. */
export function callsQuery({ business, status, page = 1 }: CallsFilter) {
  return queryOptions({
    queryKey: ['calls', { business, status, page }],
    queryFn: ({ signal }) => {
      const query = { page, page_size: CALLS_PER_PAGE, business_id: business, status };
      return answerTo(frontdesk.GET('/api/calls', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
    staleTime: 1000,
    refetchInterval: query => (query.state.data?.items.some(isRunning) ? 2000 : 5000),
  });
}

/**
 * While the call runs, its live channel keeps this up to date; asking now and then covers what the channel lost. After
 * the end it is asked until record and recording are complete.
 */
export function callQuery(callId: string) {
  return queryOptions({
    queryKey: ['call', callId],
    queryFn: async ({ signal, client, queryKey }) => {
      const record = await answerTo(frontdesk.GET('/api/calls/{id}', { params: { path: { id: callId } }, signal }));
      return withHeardEntries(record, client.getQueryData<CallDetail>(queryKey));
    },
    staleTime: 1000,
    select: withKnownEnd,
    refetchInterval: query => {
      const call = query.state.data;
      if (!call) return false;
      if (isRecordBehind(call) || call.recording?.status === 'recording') return 1000;
      return isRunning(call) ? 5000 : false;
    },
  });
}
