import type { BatchEntryState, CreateBatchBody, NewBatch } from '@frontdesk/contract';
import { toSnakeCase } from '@frontdesk/contract/wire-case';
import type { components } from '@frontdesk/sdk';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerTo, bodyOf, frontdesk } from '../../api/frontdesk.ts';
import { isOver } from './batch-words.ts';
import type { FollowedBatch } from './followed-batch.ts';

export const BATCHES_PER_PAGE = 25;
export const ENTRIES_PER_PAGE = 25;

/** Latest first. */
export function batchesQuery(businessId: string | undefined, page: number) {
  return queryOptions({
    queryKey: ['batches', { businessId, page }],
    queryFn: ({ signal }) => {
      const query = { business_id: businessId, page, page_size: BATCHES_PER_PAGE };
      return answerTo(frontdesk.GET('/api/batches', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
    staleTime: 1000,
    refetchInterval: query => (query.state.data?.items.some(({ status }) => status === 'running') ? 3000 : 15_000),
  });
}

/** Asked again while there is something left to happen. */
export function batchQuery(batchId: string) {
  return queryOptions({
    queryKey: ['batch', batchId],
    queryFn: ({ signal }) =>
      answerTo(frontdesk.GET('/api/batches/{id}', { params: { path: { id: batchId } }, signal })),
    staleTime: 1000,
    refetchInterval: query => paceOf(query.state.data),
  });
}

function paceOf(batch: FollowedBatch | undefined): number | false {
  if (!batch || (isOver(batch) && batch.counts.calling === 0)) return false;
  return batch.status === 'running' || batch.counts.calling > 0 ? 2000 : 10_000;
}

interface EntriesFilter {
  readonly state: BatchEntryState | undefined;
  readonly page: number;
  /** Asks again while calls go on. */
  readonly isLive: boolean;
}

/** Whom a batch calls, in order. */
export function batchEntriesQuery(batchId: string, { state, page, isLive }: EntriesFilter) {
  return queryOptions({
    queryKey: ['batch', batchId, 'entries', { state, page }],
    queryFn: ({ signal }) => {
      const params = { path: { id: batchId }, query: { state, page, page_size: ENTRIES_PER_PAGE } };
      return answerTo(frontdesk.GET('/api/batches/{id}/entries', { params, signal }));
    },
    placeholderData: keepPreviousData,
    staleTime: 1000,
    refetchInterval: isLive ? 3000 : false,
  });
}

/** `attempt` names the making: repeated with the same one, no second batch is made. */
export function createBatch(body: CreateBatchBody, attempt: string) {
  return answerTo(frontdesk.POST('/api/batches', { headers: { 'idempotency-key': attempt }, body: bodyOf(body) }));
}

/** The same for people in a CSV file. Problems of the file are named by its lines. */
export function uploadBatch(businessId: string, batch: NewBatch, file: File, attempt: string) {
  const form = new FormData();
  form.set('batch', JSON.stringify(toSnakeCase(batch)));
  form.set('file', file);
  return answerTo<components['schemas']['BatchDetail']>(
    fetch(`/api/batches/upload?business_id=${businessId}`, {
      method: 'POST',
      headers: { 'idempotency-key': attempt },
      body: form,
    }).then(async response => {
      const content = await response.json();
      return response.ok ? { response, data: content } : { response, error: content };
    }),
  );
}

export function pauseBatch(batchId: string) {
  return answerTo(frontdesk.POST('/api/batches/{id}/pause', { params: { path: { id: batchId } } }));
}

export function resumeBatch(batchId: string) {
  return answerTo(frontdesk.POST('/api/batches/{id}/resume', { params: { path: { id: batchId } } }));
}

export function cancelBatch(batchId: string, hangUp: boolean) {
  const params = { path: { id: batchId } };
  return answerTo(frontdesk.POST('/api/batches/{id}/cancel', { params, body: { hang_up: hangUp } }));
}

/** Everybody of the batch and what came of their calls, as a file. */
export const entriesFile = (batchId: string) => `/api/batches/${batchId}/entries.csv`;
