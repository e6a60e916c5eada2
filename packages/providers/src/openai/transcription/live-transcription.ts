import {
  type AudioFrame,
  type Clock,
  durationMs,
  type RecognizerInput,
  type TranscribeOptions,
  type TranscriptEvent,
} from '@frontdesk/voice';
import type { z } from 'zod';
import { EventQueue } from '../../streams/event-queue.ts';
import type { Account } from '../account/credentials.ts';
import { failure, toldFailure, tooSlow } from '../account/failures.ts';
import { openSession } from '../realtime/open-session.ts';
import type { RealtimeLink } from '../realtime/realtime-link.ts';
import type { ServerEvent } from '../realtime/server-events.ts';
import type { TranscriptionSettings } from '../settings.ts';
import { PauseLedger } from './pause-ledger.ts';
import { serviceFormat, transcriptionSession } from './transcription-session.ts';

/** Audio kept from before speech was noticed, and at most. Milliseconds. */
const LEAD_IN_MS = 300;
const LONGEST_LEAD_IN_MS = 1000;
/** The service refuses to write down less. Milliseconds. */
const SHORTEST_MS = 100;
/** An answer to a pause that takes longer comes too late for any conversation. Milliseconds. */
const FINAL_MS = 10_000;
const COMMIT_ID = 'commit';

export interface LiveTranscriptionOptions {
  readonly account: Account;
  readonly clock: Clock;
  readonly model: string;
  readonly settings: z.infer<typeof TranscriptionSettings>;
  readonly transcribe: TranscribeOptions;
}

/**
 * One call's recognition. Only speech goes out, with a little of what was before it: line noise costs money, and these
 * models make up words out of it.
 */
export class LiveTranscription {
  readonly #options: LiveTranscriptionOptions;
  readonly #ledger: PauseLedger;
  readonly #transcripts: EventQueue<TranscriptEvent>;
  readonly #over = new AbortController();
  readonly #timers = new Set<() => void>();
  #link: RealtimeLink | undefined;
  #lead: AudioFrame[] = [];
  #leadMs = 0;
  #isSpeaking = false;
  #unhandedMs = 0;
  #isInputOver = false;

  constructor(options: LiveTranscriptionOptions) {
    this.#options = options;
    this.#transcripts = new EventQueue({ onFull: () => this.#link?.pause(), onEmpty: () => this.#link?.resume() });
    this.#ledger = new PauseLedger(event => this.#transcripts.push(event));
  }

  /** Read once. Ends after the input did and every pause was answered; throws when recognition does not work. */
  get transcripts(): AsyncIterable<TranscriptEvent> {
    return this.#transcripts;
  }

  /** Takes the whole input. Never rejects: what goes wrong is thrown to the reader of `transcripts`. */
  async run(input: AsyncIterable<RecognizerInput>): Promise<void> {
    try {
      for await (const each of input) await this.#take(each);
      this.#isInputOver = true;
      this.#endWhenAnswered();
    } catch (error) {
      this.#transcripts.end(error);
    }
  }

  async close(): Promise<void> {
    this.#over.abort();
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    this.#transcripts.end();
    await this.#link?.close();
  }

  async #take(input: RecognizerInput): Promise<void> {
    switch (input.type) {
      case 'audio':
        this.#link ??= await this.#open(input.frame);
        this.#hear(input.frame);
        break;
      case 'speech':
        this.#begin(input.agoMs);
        break;
      case 'pause':
        this.#isSpeaking = false;
        this.#handIn();
        this.#ledger.pause();
        break;
      case 'commit':
        this.#ledger.commit();
        break;
      case 'discard':
        this.#isSpeaking = false;
        if (this.#unhandedMs > 0) this.#link?.send({ type: 'input_audio_buffer.clear' });
        this.#unhandedMs = 0;
        this.#ledger.discard();
        break;
    }
  }

  async #open(first: AudioFrame): Promise<RealtimeLink> {
    const { account, clock, model, settings, transcribe } = this.#options;
    const format = serviceFormat(first);
    if (!format) throw failure('rejected', `OpenAI does not hear ${first.encoding} at ${first.sampleRateHz} Hz.`);
    const { link } = await openSession({
      account,
      clock,
      // Without a model: with one, the service opens a conversation, which cannot become a transcription.
      query: { intent: 'transcription' },
      session: transcriptionSession(format, { model, settings, ...transcribe }),
      signal: AbortSignal.any([transcribe.signal, this.#over.signal]),
      onEvent: event => this.#notice(event),
      onEnd: error => this.#transcripts.end(error ?? undefined),
    });
    return link;
  }

  #hear(frame: AudioFrame): void {
    if (this.#isSpeaking) {
      this.#send(frame);
      return;
    }
    this.#lead.push(frame);
    this.#leadMs += durationMs(frame);
    this.#keepLead(LONGEST_LEAD_IN_MS);
  }

  #begin(agoMs: number): void {
    if (this.#isSpeaking) return;
    this.#isSpeaking = true;
    this.#keepLead(Math.min(LONGEST_LEAD_IN_MS, Math.max(0, agoMs) + LEAD_IN_MS));
    for (const frame of this.#lead) this.#send(frame);
    this.#keepLead(0);
  }

  #keepLead(ms: number): void {
    for (let first = this.#lead[0]; first && this.#leadMs > ms; first = this.#lead[0]) {
      this.#leadMs -= durationMs(first);
      this.#lead.shift();
    }
    if (this.#lead.length === 0) this.#leadMs = 0;
  }

  #send(frame: AudioFrame): void {
    this.#unhandedMs += durationMs(frame);
    this.#link?.sendAudio(frame.data);
  }

  #handIn(): void {
    if (this.#unhandedMs < SHORTEST_MS || !this.#link) return;
    this.#unhandedMs = 0;
    this.#link.send({ type: 'input_audio_buffer.commit', event_id: COMMIT_ID });
    const isWritten = this.#ledger.handIn();
    const cancel = this.#options.clock.schedule(FINAL_MS, () => {
      this.#timers.delete(cancel);
      if (!isWritten()) this.#link?.fail(tooSlow('did not write down what it heard', FINAL_MS));
    });
    this.#timers.add(cancel);
  }

  #notice(event: ServerEvent): void {
    switch (event.type) {
      case 'input_audio_buffer.committed':
        this.#ledger.named(event.item_id);
        break;
      case 'conversation.item.input_audio_transcription.delta':
        this.#ledger.wrote(event.item_id, event.delta ?? '');
        break;
      case 'conversation.item.input_audio_transcription.completed':
        this.#ledger.finished(event.item_id, event.transcript, confidenceOf(event.logprobs ?? []));
        break;
      case 'conversation.item.input_audio_transcription.failed':
        this.#link?.fail(toldFailure(event.error));
        break;
      case 'error':
        if (event.error.event_id === COMMIT_ID) this.#ledger.refused();
        else this.#link?.fail(toldFailure(event.error));
        break;
    }
    this.#endWhenAnswered();
  }

  #endWhenAnswered(): void {
    if (this.#isInputOver && this.#ledger.isAnswered) this.#transcripts.end();
  }
}

/** The geometric mean of its tokens' probabilities. */
function confidenceOf(tokens: readonly { readonly logprob: number }[]): number | undefined {
  if (tokens.length === 0) return undefined;
  return Math.exp(tokens.reduce((sum, { logprob }) => sum + logprob, 0) / tokens.length);
}
