import { TextStatus } from '@frontdesk/contract';

/** How far along a text is. One that has arrived, or will not, stays so. */
const PROGRESS: Readonly<Record<TextStatus, number>> = {
  queued: 0,
  sending: 1,
  sent: 2,
  delivered: 3,
  undelivered: 3,
  failed: 3,
  received: 3,
};

/** The carrier's words that are not ours. */
const CARRIER_WORDS: Readonly<Record<string, TextStatus>> = {
  accepted: 'sending',
  scheduled: 'sending',
  queued: 'sending',
  read: 'delivered',
};

/** A carrier's word for a text's status, in ours; undefined when we do not know it. */
export function readTextStatus(word: string): TextStatus | undefined {
  return CARRIER_WORDS[word] ?? TextStatus.safeParse(word).data;
}

/** The statuses a text may leave for this one. Status only moves forward. */
export function textStatusesBefore(status: TextStatus): TextStatus[] {
  return TextStatus.options.filter(other => PROGRESS[other] < PROGRESS[status]);
}
