import { CallEvent } from '@frontdesk/contract';
import { z } from 'zod';

/** Where a call's events travel on the bus. */
export function callSubject(callId: string): string {
  return `calls.${callId}`;
}

/** What travels there. `sequence` is the event's place in the journal; null for events that are not kept. */
export const CallNews = z.object({ sequence: z.int().nullable(), event: CallEvent });
