import { type RecordingSink, TELEPHONE, WAV_HEADER_BYTES, wavHeader } from '@frontdesk/voice';
import { FINISH_RECORDING } from '../recordings/recording-queues.ts';
import type { AnsweredCall } from './answered-call.ts';
import type { TelephonyContext } from './telephony-context.ts';

const CHANNELS = 2;
/** Two channels of 8 kHz μ-law, one byte a sample. */
const BYTES_PER_MS = (CHANNELS * TELEPHONE.sampleRateHz) / 1000;

/**
 * The recording of what one media stream carried of a call: passes the engine's bytes on to the storage, and keeps the
 * recording's row in the database true. A call that was resumed is recorded as one object for each stream, which are
 * joined when it has ended. What comes before `begin` is not kept.
 */
export class CallRecording implements RecordingSink {
  readonly #context: TelephonyContext;
  readonly #row: { readonly businessId: string; readonly callId: string; readonly storageKey: string };
  readonly #startsAtMs: number;
  readonly #isFirst: boolean;
  #sink: RecordingSink | undefined;
  #sizeBytes = 0;
  #headerBytes = 0;
  #skippedBytes = 0;
  #closing: Promise<void> | undefined;

  /** `startsAtMs`: how long the call has lasted already. */
  constructor(context: TelephonyContext, { callId, snapshot, resume }: AnsweredCall, startsAtMs: number) {
    const businessId = snapshot.business.id;
    this.#context = context;
    this.#startsAtMs = startsAtMs;
    this.#isFirst = !resume;
    const storageKey = `${businessId}/${callId}${resume ? `-${resume.resumes + 1}` : ''}.wav`;
    this.#row = { businessId, callId, storageKey };
  }

  /** Keeps what comes from now on. Idempotent. */
  begin(): void {
    if (this.#sink) return;
    const { storageKey } = this.#row;
    this.#sink = this.#context.storage.create(storageKey);
    this.#write(wavHeader(TELEPHONE, CHANNELS, 0));
    const startsAtMs = this.#startsAtMs + Math.round(this.#skippedBytes / BYTES_PER_MS);
    const segment = startsAtMs > 0 ? { segment: { storageKey, startsAtMs } } : {};
    this.#context.records.addRecording({ ...this.#row, ...segment, status: 'recording' });
  }

  write(bytes: Uint8Array): void {
    // The engine begins with a header; the one that is kept is made here.
    const headerBytes = Math.min(bytes.length, WAV_HEADER_BYTES - this.#headerBytes);
    this.#headerBytes += headerBytes;
    const audio = bytes.subarray(headerBytes);
    if (this.#sink) this.#write(audio);
    else this.#skippedBytes += audio.length;
  }

  /** The header is made here, since the engine's counts also what was not kept. */
  close(): Promise<void> {
    const audioBytes = Math.max(0, this.#sizeBytes - WAV_HEADER_BYTES);
    this.#closing ??= this.#sink?.close(wavHeader(TELEPHONE, CHANNELS, audioBytes)) ?? Promise.resolve();
    return this.#closing;
  }

  /**
   * Closes the recording if the engine did not, and writes down what there is. With `isLast` the call's recording is
   * complete, or becomes so soon, when there are segments to join. Never rejects.
   */
  async finish({ isLast }: { readonly isLast: boolean }): Promise<void> {
    if (this.#isFirst && !this.#sink) return;
    const { callId } = this.#row;
    const audioBytes = Math.max(0, this.#sizeBytes - WAV_HEADER_BYTES);
    const facts = { sizeBytes: this.#sizeBytes, durationMs: Math.round(audioBytes / BYTES_PER_MS) };
    const { records, logger, jobs } = this.#context;
    try {
      await this.close();
      if (this.#isFirst) records.addRecording({ ...this.#row, ...facts, status: isLast ? 'completed' : 'recording' });
      else if (isLast) await jobs.send(FINISH_RECORDING, { callId, attempt: 0 }, { key: callId });
    } catch (error) {
      logger.error({ callId, err: error }, 'A recording could not be finished.');
      if (this.#isFirst && isLast) records.addRecording({ ...this.#row, ...facts, status: 'failed' });
    }
  }

  #write(bytes: Uint8Array): void {
    this.#sizeBytes += bytes.length;
    this.#sink?.write(bytes);
  }
}
