import { z } from 'zod';
import { AgentConfig, AgentEngine } from './agent.ts';
import { BusinessProfile } from './business.ts';
import { Id } from './identifiers.ts';
import { Listing } from './real-estate.ts';
import { MenuItem, ReservationRules, Special } from './restaurant.ts';
import { TransferFailure, TransferMode } from './transfer.ts';

export const CallDirection = z.enum(['inbound', 'outbound', 'web']).meta({ id: 'CallDirection' });
export type CallDirection = z.infer<typeof CallDirection>;
export const CallStatus = z
  .enum(['queued', 'initiated', 'ringing', 'in_progress', 'completed', 'failed', 'busy', 'no_answer', 'canceled'])
  .meta({ id: 'CallStatus' });
export type CallStatus = z.infer<typeof CallStatus>;

/**
 * Why and how a call ended.
 * `agent_ended` the agent said goodbye · `caller_hung_up` · `transferred` put through to a person ·
 * `silence` nobody spoke · `max_duration` · `refused` unknown number, closed or inactive ·
 * `failed` something of ours broke · `interrupted` the server died during the call ·
 * `machine` an answering machine picked up, with or without a message left on it ·
 * `voicemail` the caller was asked to leave a message.
 * Calls that we place may also end as `busy`, as `no_answer`, and as `canceled` before anybody answered.
 */
export const Disposition = z
  .enum([
    'agent_ended',
    'caller_hung_up',
    'transferred',
    'silence',
    'max_duration',
    'refused',
    'failed',
    'interrupted',
    'machine',
    'voicemail',
    'busy',
    'no_answer',
    'canceled',
  ])
  .meta({ id: 'Disposition' });
export type Disposition = z.infer<typeof Disposition>;

/** Who or what picked up a call that we placed, as far as the carrier can tell. */
export const AnsweredBy = z.enum(['human', 'machine', 'fax', 'unknown']).meta({ id: 'AnsweredBy' });
export type AnsweredBy = z.infer<typeof AnsweredBy>;

/** Where the time of one agent turn went, from the end of the caller's speech. Milliseconds; absent stages are null. */
export const TurnLatency = z
  .object({
    /** Silence waited for before the turn was given to the agent. */
    endpointingMs: z.number().nullable(),
    /** Recogniser's time that was not hidden inside endpointing. */
    sttMs: z.number().nullable(),
    /** Until the dialogue produced its first words. */
    dialogueMs: z.number().nullable(),
    /** Time spent in tools before the first words. */
    toolMs: z.number().nullable(),
    /** From the first words to the first audio of the voice. */
    ttsMs: z.number().nullable(),
    /** End of the caller's speech → first agent audio handed to the transport. */
    totalMs: z.number().nullable(),
  })
  .meta({ id: 'TurnLatency' });
export type TurnLatency = z.infer<typeof TurnLatency>;

export const Speaker = z.enum(['caller', 'agent']);

/** One party's floor. Times are milliseconds from the start of the call's media. */
export const Turn = z
  .object({
    index: z.int().nonnegative(),
    speaker: Speaker,
    /** For the agent: what the caller heard, not what was generated. */
    text: z.string(),
    startedAtMs: z.number(),
    endedAtMs: z.number(),
    wasInterrupted: z.boolean(),
    latency: TurnLatency.nullable(),
  })
  .meta({ id: 'Turn' });
export type Turn = z.infer<typeof Turn>;

/** What somebody outside the conversation, a member or the carrier's events, made a call do. */
export const CallCommandName = z.enum([
  'hold',
  'unhold',
  'say',
  'press',
  'transfer',
  'end',
  'pause-recording',
  'resume-recording',
  'leave-message',
]);
export type CallCommandName = z.infer<typeof CallCommandName>;

/** What a paid service did for a call. Absent quantities do not apply to the service. */
export const Usage = z
  .object({
    service: z.enum(['transcription', 'voice', 'llm', 'hosted']),
    provider: z.string(),
    model: z.string(),
    /** Of a language model or speech-to-speech model; `cachedTokens` are among the input's. */
    inputTokens: z.int().nonnegative().optional(),
    cachedTokens: z.int().nonnegative().optional(),
    outputTokens: z.int().nonnegative().optional(),
    /** Synthesised. */
    characters: z.int().nonnegative().optional(),
    /** Heard, or talked. */
    audioMs: z.number().nonnegative().optional(),
  })
  .meta({ id: 'Usage' });
export type Usage = z.infer<typeof Usage>;

/** The same, added up over a call; `costUsd` is null where the price is not known. */
export const CostedUsage = Usage.extend({ costUsd: z.number().nullable() }).meta({ id: 'CostedUsage' });
export type CostedUsage = z.infer<typeof CostedUsage>;

/** Things that happened on a call besides talk; appended to its journal as they happen. */
export const CallEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('call-answered'), atMs: z.number() }),
    /** Another media stream, perhaps in another process, goes on with the call. */
    z.object({ type: z.literal('call-resumed'), atMs: z.number() }),
    /** All that is needed to go on from here; `state` is the dialogue's own, plain JSON. */
    z.object({
      type: z.literal('checkpoint'),
      atMs: z.number(),
      state: z.unknown(),
      turnCount: z.int().nonnegative(),
      reminders: z.int().nonnegative(),
    }),
    z.object({ type: z.literal('turn-finished'), atMs: z.number(), turn: Turn }),
    z.object({ type: z.literal('transcript-interim'), atMs: z.number(), text: z.string() }),
    /** The carrier, which recognised the words of this turn, was not sure of them; `confidence` is from 0 to 1. */
    z.object({
      type: z.literal('words-in-doubt'),
      atMs: z.number(),
      turnIndex: z.int().nonnegative(),
      confidence: z.number(),
    }),
    z.object({ type: z.literal('dtmf-received'), atMs: z.number(), digit: z.string() }),
    z.object({ type: z.literal('barge-in'), atMs: z.number(), heardText: z.string() }),
    z.object({
      type: z.literal('tool-finished'),
      atMs: z.number(),
      tool: z.string(),
      code: z.string(),
      durationMs: z.number(),
    }),
    z.object({ type: z.literal('reminder'), atMs: z.number(), count: z.int() }),
    z.object({ type: z.literal('commanded'), atMs: z.number(), command: CallCommandName }),
    z.object({ type: z.literal('held'), atMs: z.number() }),
    z.object({ type: z.literal('resumed-from-hold'), atMs: z.number() }),
    z.object({ type: z.literal('digits-sent'), atMs: z.number(), digits: z.string() }),
    z.object({ type: z.literal('recording-paused'), atMs: z.number() }),
    z.object({ type: z.literal('recording-resumed'), atMs: z.number() }),
    z.object({ type: z.literal('transfer-started'), atMs: z.number(), to: z.string(), mode: TransferMode }),
    z.object({ type: z.literal('transfer-failed'), atMs: z.number(), reason: TransferFailure }),
    z.object({ type: z.literal('media-fault'), atMs: z.number(), fault: z.string(), count: z.int() }),
    z.object({ type: z.literal('usage'), atMs: z.number(), usage: Usage }),
    /** A provider failed and another took its place. */
    z.object({
      type: z.literal('provider-changed'),
      atMs: z.number(),
      service: z.enum(['transcription', 'voice', 'llm', 'hosted']),
      from: z.string(),
      to: z.string(),
      reason: z.string(),
    }),
    z.object({ type: z.literal('failure'), atMs: z.number(), code: z.string(), message: z.string() }),
    z.object({ type: z.literal('call-ended'), atMs: z.number(), disposition: Disposition, detail: z.string() }),
  ])
  .meta({ id: 'CallEvent' });
export type CallEvent = z.infer<typeof CallEvent>;

export const KnowledgeEntry = z.object({ id: Id, title: z.string(), text: z.string() });
export type KnowledgeEntry = z.infer<typeof KnowledgeEntry>;

/** Everything a call needs to know, frozen when it starts; later edits do not reach it. */
export const CallSnapshot = z.object({
  agent: z.object({
    id: Id,
    versionId: Id,
    name: z.string(),
    config: AgentConfig,
    /** Who holds its conversations; the pipeline when absent. */
    engine: AgentEngine.optional(),
    /** Its counterparts at services that keep agents of their own. */
    elevenlabsAgentId: z.string().nullable().optional(),
    retellAgentId: z.string().nullable().optional(),
  }),
  business: BusinessProfile,
  knowledge: z.array(KnowledgeEntry),
  restaurant: z
    .object({ menu: z.array(MenuItem), specials: z.array(Special), reservationRules: ReservationRules })
    .optional(),
  realEstate: z.object({ listings: z.array(Listing) }).optional(),
});
export type CallSnapshot = z.infer<typeof CallSnapshot>;
