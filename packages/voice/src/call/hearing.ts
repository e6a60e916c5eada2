import type { CallEvent, CallSnapshot } from '@frontdesk/contract';
import type { AudioFrame } from '../audio/audio-frame.ts';
import { AudioPacker } from '../audio/audio-packer.ts';
import { AudioTimeline } from '../audio/audio-timeline.ts';
import { BoundedQueue } from '../audio/bounded-queue.ts';
import type { RecognizerInput } from '../ports/speech-to-text.ts';
import type { SpeechDetection } from '../ports/voice-activity-detector.ts';
import { SPEECH_ACTIVITY, SpeechActivity, type SpeechActivityEvent } from '../turn/speech-activity.ts';
import type { CallPorts } from './call-options.ts';
import type { CallHappening } from './call-state.ts';

/**
 * Recognisers are given this much audio at a time, or what there is when they are told something: a carrier's frames of
 * 20 ms cost them, and the way to them, three times as much. Deepgram recommends 20 to 250 ms, for Flux about 80.
 */
const RECOGNIZER_PACKET_MS = 80;
/** Ten seconds: a reader this far behind is better served by fresh audio. */
const RECOGNIZER_QUEUE = Math.ceil(10_000 / RECOGNIZER_PACKET_MS);

export interface HearingOptions {
  readonly ports: Pick<CallPorts, 'transport' | 'speechToText' | 'voiceActivityDetector' | 'clock'>;
  readonly snapshot: CallSnapshot;
  /** Milliseconds since the call's media began. */
  readonly elapsedMs: () => number;
  readonly happen: (happening: CallHappening) => void;
  readonly journal: (event: CallEvent) => void;
  readonly onAudio: (frame: AudioFrame) => void;
  readonly onMark: (name: string) => void;
  readonly onFailure: (part: 'transport' | 'hearing', error: unknown) => void;
}

/** The caller's side of a call: what the transport brings, what the detector and the recogniser make of it. */
export class Hearing {
  readonly #options: HearingOptions;
  readonly #over = new AbortController();
  readonly #timeline = new AudioTimeline();
  readonly #detection: SpeechDetection;
  readonly #recognizerInput = new BoundedQueue<RecognizerInput>(RECOGNIZER_QUEUE);
  readonly #recognizerAudio = new AudioPacker(RECOGNIZER_PACKET_MS, frame =>
    this.#recognizerInput.push({ type: 'audio', frame }),
  );

  constructor(options: HearingOptions) {
    this.#options = options;
    this.#detection = this.#detect();
  }

  /** Hears until `end`. Resolves once all streams have ended, and never rejects. */
  async listen(): Promise<void> {
    await Promise.all([this.#readTransport(), this.#readRecognizer()]);
  }

  /** Tells the recogniser something about the audio it is given. */
  tellRecognizer(input: RecognizerInput): void {
    this.#recognizerAudio.flush();
    this.#recognizerInput.push(input);
  }

  /** The call is over: what comes in late or breaks now does not matter any more. */
  end(): void {
    this.#over.abort();
    this.#detection.close();
    this.#recognizerAudio.flush();
    this.#recognizerInput.end();
  }

  async #readTransport(): Promise<void> {
    const { ports, happen, journal, elapsedMs, onAudio, onMark, onFailure } = this.#options;
    try {
      for await (const event of ports.transport.receive()) {
        switch (event.type) {
          case 'audio':
            this.#timeline.note(event.frame, ports.clock.now());
            onAudio(event.frame);
            // First: at what the detector hears, the recogniser is asked about audio it must have been given.
            this.#recognizerAudio.add(event.frame);
            this.#detection.hear(event.frame);
            break;
          case 'dtmf':
            journal({ type: 'dtmf-received', atMs: elapsedMs(), digit: event.digit });
            happen({ type: 'digit', digit: event.digit });
            break;
          case 'mark-reached':
            onMark(event.name);
            break;
          case 'fault':
            journal({ type: 'media-fault', atMs: elapsedMs(), fault: event.fault, count: event.count });
            break;
        }
      }
    } catch (error) {
      onFailure('transport', error);
    }
    happen({ type: 'hung-up' });
  }

  /** Takes in the detector's windows. */
  #detect(): SpeechDetection {
    const { ports, snapshot, happen } = this.#options;
    const sustainedMs = snapshot.agent.config.turnTaking.bargeInSpeechMs;
    const activity = new SpeechActivity({ ...SPEECH_ACTIVITY, sustainedMs });
    const tell = (event: SpeechActivityEvent | undefined) => {
      if (event) happen({ type: event.type, atMs: this.#timeline.toClock(event.audioMs) });
    };
    return ports.voiceActivityDetector.open({
      onWindow: window => tell(activity.observe(window)),
      onSound: (sound, heardMs) => tell(activity.hear(sound, heardMs)),
      onFailure: error => this.#fail(error),
    });
  }

  async #readRecognizer(): Promise<void> {
    const { snapshot, ports, happen, journal, elapsedMs } = this.#options;
    const options = {
      language: snapshot.agent.config.language,
      keyterms: keytermsOf(snapshot),
      signal: this.#over.signal,
    };
    try {
      for await (const event of ports.speechToText.transcribe(this.#recognizerInput, options)) {
        if (event.type === 'transcript-interim') {
          journal({ type: 'transcript-interim', atMs: elapsedMs(), text: event.text });
        }
        happen(event);
      }
      // A stream that ends before the call does has failed, even if it says nothing.
      this.#fail(new Error('The speech recognition ended before the call.'));
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (!this.#over.signal.aborted) this.#options.onFailure('hearing', error);
  }
}

/** Names a recogniser would not guess: the business's own, and what it sells. */
function keytermsOf(snapshot: CallSnapshot): string[] {
  return [
    snapshot.business.name,
    ...(snapshot.restaurant?.menu.map(item => item.name) ?? []),
    ...(snapshot.realEstate?.listings.map(listing => listing.address) ?? []),
  ];
}
