import { z } from 'zod';
import { CallStatus, Disposition } from '../call.ts';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { CallingWindow, MachineHandling } from '../outbound.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** `scheduled` until its start; `paused` calls nobody, but calls that go on are talked to their end. */
export const BatchStatus = z
  .enum(['scheduled', 'running', 'paused', 'completed', 'canceled'])
  .meta({ id: 'BatchStatus' });
export type BatchStatus = z.infer<typeof BatchStatus>;

/**
 * Why a batch does not go on. `user` somebody paused it · `failure_rate` too many of its last calls failed · the others:
 * what would keep every call of it from being placed, until it is put right.
 */
export const BatchPauseReason = z
  .enum(['user', 'failure_rate', 'agent_not_ready', 'no_caller_id', 'carrier_not_configured', 'not_found'])
  .meta({ id: 'BatchPauseReason' });
export type BatchPauseReason = z.infer<typeof BatchPauseReason>;

/**
 * Where one of those to be called stands. `completed` somebody, or a machine, picked up · `failed` nobody did, and there
 * are no tries left · `skipped` nobody was called, and `reason` says why · `canceled` with the batch.
 */
export const BatchEntryState = z
  .enum(['waiting', 'calling', 'completed', 'failed', 'skipped', 'canceled'])
  .meta({ id: 'BatchEntryState' });
export type BatchEntryState = z.infer<typeof BatchEntryState>;

/** What came of a try. `not_placed`: the carrier never dialled. `canceled`: somebody ended it before it was answered. */
export const BatchOutcome = z
  .enum(['answered', 'machine', 'busy', 'no_answer', 'failed', 'not_placed', 'canceled'])
  .meta({ id: 'BatchOutcome' });
export type BatchOutcome = z.infer<typeof BatchOutcome>;

export const BatchSkipReason = z
  .enum(['duplicate', 'do_not_call', 'no_number', 'number_invalid', 'not_found', 'outside_calling_window'])
  .meta({ id: 'BatchSkipReason' });
export type BatchSkipReason = z.infer<typeof BatchSkipReason>;

const retryRule = (times: number, waitSeconds: number) =>
  z
    .strictObject({
      /** How often somebody is called again after such an outcome. */
      times: z.int().min(0).max(10).default(times),
      /** How long after it. Seconds; a week at most. */
      waitSeconds: z.int().min(0).max(604_800).default(waitSeconds),
    })
    .prefault({});

/** Whom to call again, by what came of the last try. */
export const BatchRetries = z
  .strictObject({
    busy: retryRule(2, 600),
    noAnswer: retryRule(2, 3600),
    machine: retryRule(0, 3600),
    failed: retryRule(1, 1800),
  })
  .meta({ id: 'BatchRetries' });
export type BatchRetries = z.infer<typeof BatchRetries>;

const pace = {
  /** At least so long from one call's beginning to the next one's. Seconds. */
  delaySeconds: z.int().min(0).max(3600).default(0),
};

/** How the calls of a batch are placed; stored with it. */
export const BatchSettings = z.strictObject({
  ...pace,
  /** Calls that go on at a time, besides what the business and the server allow. */
  maxConcurrentCalls: z.int().min(1).max(100).default(3),
  /** When people may be called, where they are; the business's own hours for it when absent. */
  callingWindow: CallingWindow.optional(),
  /** Calls although it is early or late where the callees are; for who knows that they expect it. */
  ignoreCallingWindow: z.boolean().default(false),
  retries: BatchRetries.prefault({}),
  /** Its message may name variables, as `purpose`. */
  machine: MachineHandling.prefault({}),
  /** How long it rings. Seconds. */
  ringSeconds: z.int().min(5).max(600).default(30),
  /** Why they are called. `{{name}}` and the entries' own variables, `{{order_date}}`, are filled in. */
  purpose: z.string().trim().max(500).default(''),
});
export type BatchSettings = z.infer<typeof BatchSettings>;

/** Most entries of one batch. */
export const MAX_BATCH_ENTRIES = 10_000;
/** Most variables of one entry. */
export const MAX_BATCH_VARIABLES = 30;

/** The name of a variable, `order_date`, as templates and columns of a CSV write it. */
export const BatchVariableName = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_]{0,63}$/u, 'Use letters, digits and _, beginning with a letter.');
export const BatchVariableValue = z.string().trim().max(500);

/** Facts about one callee, for templates and for the agent. */
export const BatchVariables = z
  .record(BatchVariableName, BatchVariableValue)
  .refine(variables => Object.keys(variables).length <= MAX_BATCH_VARIABLES, {
    error: `must have at most ${MAX_BATCH_VARIABLES} entries`,
  });

/** Somebody to be called: a contact, at its first number unless one is named, or a number. */
export const NewBatchEntry = z
  .strictObject({
    contactId: Id.optional(),
    phoneNumber: PhoneNumberE164.optional(),
    /** The contact's when absent. */
    name: z.string().trim().max(200).optional(),
    variables: BatchVariables.default({}),
  })
  .refine(entry => entry.contactId !== undefined || entry.phoneNumber !== undefined, {
    path: ['phone_number'],
    error: 'Name a contact or a number.',
  })
  .meta({ id: 'NewBatchEntry' });
export type NewBatchEntry = z.infer<typeof NewBatchEntry>;

const newBatch = {
  name: z.string().trim().min(1).max(120),
  /** Who talks; the agent of the number it is placed from when absent. */
  agentId: Id.optional(),
  /** Which number of the business the callees see, by itself or its id; the agent's first when both are absent. */
  from: PhoneNumberE164.optional(),
  phoneNumberId: Id.optional(),
  /** Begins at once when absent. */
  startAt: Instant.optional(),
  ...BatchSettings.shape,
};

/** What a batch is, but whom it calls. Also the form part `batch` of an upload, as JSON. */
export const NewBatch = z.strictObject(newBatch).meta({ id: 'NewBatch' });
export type NewBatch = z.infer<typeof NewBatch>;

export const CreateBatchBody = z
  .strictObject({ businessId: Id, ...newBatch, entries: z.array(NewBatchEntry).min(1).max(MAX_BATCH_ENTRIES) })
  .meta({ id: 'CreateBatchBody' });
export type CreateBatchBody = z.infer<typeof CreateBatchBody>;

export const UploadBatchQuery = z.strictObject({ businessId: Id });

/** Entries by state. Their sum is `total`. */
export const BatchCounts = z
  .object({
    total: z.int(),
    waiting: z.int(),
    calling: z.int(),
    completed: z.int(),
    failed: z.int(),
    skipped: z.int(),
    canceled: z.int(),
  })
  .meta({ id: 'BatchCounts' });
export type BatchCounts = z.infer<typeof BatchCounts>;

export const Batch = z
  .object({
    id: Id,
    businessId: Id,
    name: z.string(),
    agentId: Id.nullable(),
    /** The number that the callees see; null for the agent's own. */
    from: z.string().nullable(),
    status: BatchStatus,
    /** Null while it is not paused. */
    pauseReason: BatchPauseReason.nullable(),
    pauseDetail: z.string(),
    settings: BatchSettings,
    counts: BatchCounts,
    startAt: Instant,
    /** When it began to call, and when nobody was left to be called. */
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'Batch' });
export type Batch = z.infer<typeof Batch>;
export const BatchPage = pageOf(Batch);

/** A batch with what came of its calls so far. */
export const BatchDetail = Batch.extend({
  /** Calls placed, by what came of them. */
  outcomes: z.record(BatchOutcome, z.int()),
  /** When it will be through if it goes on as it did; null while it does not run, and when it is through. */
  estimatedEndAt: Instant.nullable(),
}).meta({ id: 'BatchDetail' });
export type BatchDetail = z.infer<typeof BatchDetail>;

export const BatchQuery = PageQuery.extend({ businessId: Id.optional(), status: BatchStatus.optional() }).strict();
export type BatchQuery = z.infer<typeof BatchQuery>;

/** One try to reach somebody. */
export const BatchAttempt = z
  .object({
    attempt: z.int(),
    callId: Id,
    /** Null while the call goes on. */
    outcome: BatchOutcome.nullable(),
    status: CallStatus,
    disposition: Disposition.nullable(),
    startedAt: Instant,
    durationSeconds: z.int().nullable(),
  })
  .meta({ id: 'BatchAttempt' });
export type BatchAttempt = z.infer<typeof BatchAttempt>;

export const BatchEntry = z
  .object({
    id: Id,
    /** Its place in the batch, from 1. */
    position: z.int(),
    phoneNumber: z.string().nullable(),
    contactId: Id.nullable(),
    name: z.string(),
    variables: z.record(z.string(), z.string()),
    state: BatchEntryState,
    /** Of the last try. */
    outcome: BatchOutcome.nullable(),
    /** Why it was skipped. */
    reason: BatchSkipReason.nullable(),
    /** Not called again before then, where it waits. */
    dueAt: Instant.nullable(),
    attempts: z.array(BatchAttempt),
  })
  .meta({ id: 'BatchEntry' });
export type BatchEntry = z.infer<typeof BatchEntry>;
export const BatchEntryPage = pageOf(BatchEntry);

export const BatchEntryQuery = PageQuery.extend({ state: BatchEntryState.optional() }).strict();
export type BatchEntryQuery = z.infer<typeof BatchEntryQuery>;

export const CancelBatchBody = z
  .strictObject({
    /** Ends the calls that go on, too. */
    hangUp: z.boolean().default(false),
  })
  .nullish()
  .meta({ id: 'CancelBatchBody' });
export type CancelBatchBody = z.infer<typeof CancelBatchBody>;

/** Told on the bus, `batches.<id>`, whenever something changed. */
export const BatchProgress = z
  .object({
    type: z.literal('batch-progress'),
    batchId: Id,
    businessId: Id,
    status: BatchStatus,
    pauseReason: BatchPauseReason.nullable(),
    counts: BatchCounts,
    at: Instant,
  })
  .meta({ id: 'BatchProgress' });
export type BatchProgress = z.infer<typeof BatchProgress>;

/** Contacts that an estate agent's voice agent is to call, one after the other. */
export const CallContactsBody = z
  .strictObject({
    contactIds: z.array(Id).min(1).max(1000),
    ...pace,
    maxConcurrentCalls: BatchSettings.shape.maxConcurrentCalls,
    purpose: BatchSettings.shape.purpose,
    machine: BatchSettings.shape.machine,
    ignoreCallingWindow: BatchSettings.shape.ignoreCallingWindow,
    startAt: Instant.optional(),
  })
  .meta({ id: 'CallContactsBody' });
export type CallContactsBody = z.infer<typeof CallContactsBody>;

/** Calls that were asked for together. They are placed one after the other, so that none has an id of its own yet. */
export const CalledContacts = z
  .object({
    batchId: Id,
    /** How many of them will be called. */
    callCount: z.int(),
    calls: z.array(
      z.object({
        entryId: Id,
        contactId: Id.nullable(),
        /** `queued`, or `skipped` and `reason` says why. */
        status: z.enum(['queued', 'skipped']),
        reason: BatchSkipReason.nullable(),
      }),
    ),
  })
  .meta({ id: 'CalledContacts' });
export type CalledContacts = z.infer<typeof CalledContacts>;
