import type { CallingWindow, Contact, MachineHandling, NewBatch } from '@frontdesk/contract';
import { instantIn } from '../../../format/zoned-time.ts';

/** How often, and how many minutes later. */
export interface RetryDraft {
  readonly times: number;
  readonly waitMinutes: number;
}

export const RETRY_NAMES = {
  busy: 'Busy',
  noAnswer: 'Nobody answers',
  machine: 'Answering machine',
  failed: 'The call fails',
} as const;
export type RetryName = keyof typeof RETRY_NAMES;

/** A batch as the form has it. */
export interface BatchDraft {
  readonly name: string;
  readonly agentId: string;
  readonly phoneNumberId: string;
  readonly purpose: string;
  readonly source: 'contacts' | 'file';
  readonly contacts: readonly Contact[];
  readonly file: File | null;
  /** On the business's clock, `2026-11-21T18:30`; at once when empty. */
  readonly startAt: string;
  readonly maxConcurrentCalls: number;
  readonly delaySeconds: number;
  readonly hours: 'business' | 'own' | 'any';
  readonly callingWindow: CallingWindow;
  readonly retries: Readonly<Record<RetryName, RetryDraft>>;
  readonly machine: MachineHandling;
}

/** As the API would have it by itself. */
export const blankDraft: BatchDraft = {
  ...{
    name: '',
    agentId: '',
    phoneNumberId: '',
    purpose: '',
    source: 'contacts',
    contacts: [],
    file: null,
    startAt: '',
  },
  ...{ maxConcurrentCalls: 3, delaySeconds: 0, hours: 'business', machine: { action: 'go_on' } },
  callingWindow: {
    ...{ from: '08:00', until: '21:00' },
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  },
  retries: {
    busy: { times: 2, waitMinutes: 10 },
    noAnswer: { times: 2, waitMinutes: 60 },
    machine: { times: 0, waitMinutes: 60 },
    failed: { times: 1, waitMinutes: 30 },
  },
};

/** What is said to the API about it, but whom it calls. */
export function newBatchOf(draft: BatchDraft, timezone: string): NewBatch {
  const startAt = instantIn(timezone, draft.startAt);
  const ruleOf = ({ times, waitMinutes }: RetryDraft) => ({ times, waitSeconds: waitMinutes * 60 });
  const { busy, noAnswer, machine, failed } = draft.retries;
  return {
    ...{ name: draft.name.trim(), purpose: draft.purpose.trim(), machine: draft.machine, ringSeconds: 30 },
    ...{ maxConcurrentCalls: draft.maxConcurrentCalls, delaySeconds: draft.delaySeconds },
    ...(draft.agentId !== '' && { agentId: draft.agentId }),
    ...(draft.phoneNumberId !== '' && { phoneNumberId: draft.phoneNumberId }),
    ...(startAt !== undefined && { startAt }),
    ...(draft.hours === 'own' && { callingWindow: draft.callingWindow }),
    ignoreCallingWindow: draft.hours === 'any',
    retries: { busy: ruleOf(busy), noAnswer: ruleOf(noAnswer), machine: ruleOf(machine), failed: ruleOf(failed) },
  };
}
