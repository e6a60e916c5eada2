import type { AudioFormat } from '../audio/audio-frame.ts';
import { wavHeader } from '../audio/wav.ts';
import type { RecordingSink } from '../ports/recording-sink.ts';

/** One recording of a call that two recorders make, one after the other. */
export class JoinedRecording {
  readonly #sink: RecordingSink;
  readonly #format: AudioFormat;
  #hasHeader = false;
  #dataBytes = 0;

  constructor(sink: RecordingSink, format: AudioFormat) {
    this.#sink = sink;
    this.#format = format;
  }

  /** Where the next recorder writes. Its header is dropped, unless it is the first; closing it closes nothing. */
  part(): RecordingSink {
    let isHeader = true;
    return {
      write: bytes => {
        // A recorder's first write is its header alone.
        if (!isHeader) this.#dataBytes += bytes.length;
        if (!isHeader || !this.#hasHeader) this.#sink.write(bytes);
        this.#hasHeader = true;
        isHeader = false;
      },
      close: async () => undefined,
    };
  }

  /** Finishes the file. */
  async finish(): Promise<void> {
    await this.#sink.close(wavHeader(this.#format, 2, this.#dataBytes));
  }
}
