import { type RecordingSink, TELEPHONE, WAV_HEADER_BYTES, wavHeader } from '@frontdesk/voice';
import type { AnsweredCall } from './answered-call.ts';
import type { TelephonyContext } from './telephony-context.ts';

const CHANNELS = 2;
/** Two channels of 8 kHz μ-law, one byte a sample. */
const BYTES_PER_MS = (CHANNELS * TELEPHONE.sampleRateHz) / 1000;

/** One call's recording: passes the engine's bytes on to the storage, and keeps its row in the database true. */
export class CallRecording implements RecordingSink {
  readonly #context: TelephonyContext;
  readonly #row: { readonly businessId: string; readonly callId: string; readonly storageKey: string };
  readonly #sink: RecordingSink;
  #sizeBytes = 0;
  #closing: Promise<void> | undefined;

  /** Begins to write at once. */
  constructor(context: TelephonyContext, { callId, snapshot }: AnsweredCall) {
    const businessId = snapshot.business.id;
    this.#context = context;
    this.#row = { businessId, callId, storageKey: `${businessId}/${callId}.wav` };
    this.#sink = context.storage.create(this.#row.storageKey);
    context.records.addRecording({ ...this.#row, status: 'recording' });
  }

  write(bytes: Uint8Array): void {
    this.#sizeBytes += bytes.length;
    this.#sink.write(bytes);
  }

  close(header: Uint8Array): Promise<void> {
    this.#closing ??= this.#sink.close(header);
    return this.#closing;
  }

  /** Closes the recording if the engine did not, and writes down what there is. Never rejects. */
  async finish(): Promise<void> {
    const audioBytes = Math.max(0, this.#sizeBytes - WAV_HEADER_BYTES);
    const facts = { sizeBytes: this.#sizeBytes, durationMs: Math.round(audioBytes / BYTES_PER_MS) };
    try {
      await this.close(wavHeader(TELEPHONE, CHANNELS, audioBytes));
      this.#context.records.addRecording({ ...this.#row, ...facts, status: 'completed' });
    } catch (error) {
      this.#context.logger.error({ callId: this.#row.callId, err: error }, 'A recording could not be finished.');
      this.#context.records.addRecording({ ...this.#row, ...facts, status: 'failed' });
    }
  }
}
