import { audibleRange } from '../../audio/level.ts';
import { decodeMulaw, MULAW_SILENCE, TELEPHONE_RATE_HZ } from '../../audio/mulaw.ts';
import { writeWav } from '../../audio/wav.ts';
import type { LineTap } from '../line/phone-line.ts';
import { newSid } from '../sid.ts';

export type RecordingStatus = 'in-progress' | 'paused' | 'stopped' | 'processing' | 'completed' | 'absent' | 'deleted';

export interface RecordingFacts {
  readonly accountSid: string;
  readonly callSid: string;
  readonly conferenceSid?: string;
  readonly source: 'DialVerb' | 'Conference' | 'OutboundAPI' | 'RecordVerb' | 'StartCallRecordingAPI';
  readonly channels: 1 | 2;
  /** `inbound` keeps what the party says, `outbound` what it hears. */
  readonly track: 'inbound' | 'outbound' | 'both';
  readonly trimsSilence: boolean;
}

/** What is kept of a call. With two channels the first is the party's own. */
export class Recording implements LineTap {
  readonly sid = newSid('RE');
  readonly facts: RecordingFacts;
  readonly createdAt = new Date();
  updatedAt = this.createdAt;
  status: RecordingStatus = 'in-progress';
  durationSeconds: number | null = null;
  /** The file, once it is `completed`. */
  wav: Buffer | null = null;
  /** Nobody said anything: there will be no file. */
  isEmpty = false;
  /** What takes the place of a paused stretch; without it the recording is the shorter. */
  keepsSilenceWhilePaused = false;
  /** Fulfils once somebody said `stop`. */
  readonly stopped: Promise<void>;
  readonly stop: () => void;
  #party: Uint8Array[] = [];
  #heard: Uint8Array[] = [];

  constructor(facts: RecordingFacts) {
    this.facts = facts;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.stopped = promise;
    this.stop = resolve;
  }

  get callSid(): string {
    return this.facts.callSid;
  }

  get isRunning(): boolean {
    return this.status === 'in-progress' || this.status === 'paused';
  }

  add(party: Uint8Array, heard: Uint8Array): void {
    if (this.status === 'in-progress') {
      this.#party.push(party);
      this.#heard.push(heard);
    } else if (this.status === 'paused' && this.keepsSilenceWhilePaused) {
      const silence = new Uint8Array(party.length).fill(MULAW_SILENCE);
      this.#party.push(silence);
      this.#heard.push(silence);
    }
  }

  setStatus(status: RecordingStatus): void {
    this.status = status;
    this.updatedAt = new Date();
  }

  /** Makes the file of what was heard: `completed`, or `absent` when that is nothing at all. */
  finish(): void {
    const { channels, track, trimsSilence } = this.facts;
    const party = decodeMulaw(Buffer.concat(this.#party));
    const heard = decodeMulaw(Buffer.concat(this.#heard));
    const mono = track === 'inbound' ? party : track === 'outbound' ? heard : mix(party, heard);
    const range = trimsSilence ? (audibleRange(mix(party, heard)) ?? [0, 0]) : [0, mono.length];
    const kept = (channels === 2 ? [party, heard] : [mono]).map(samples => samples.subarray(...range));
    this.#party = [];
    this.#heard = [];
    const seconds = this.isEmpty ? 0 : (kept[0]?.length ?? 0) / TELEPHONE_RATE_HZ;
    this.durationSeconds = seconds > 0 ? Math.max(1, Math.round(seconds)) : 0;
    if (seconds > 0) this.wav = writeWav({ sampleRateHz: TELEPHONE_RATE_HZ, channels: kept });
    this.setStatus(seconds > 0 ? 'completed' : 'absent');
  }
}

function mix(one: Int16Array, other: Int16Array): Int16Array {
  return one.map((sample, index) => Math.max(-32768, Math.min(32767, sample + (other[index] ?? 0))));
}
