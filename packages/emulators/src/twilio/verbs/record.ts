import { levelDb } from '../../audio/level.ts';
import { decodeMulaw, encodeMulaw, TELEPHONE_RATE_HZ } from '../../audio/mulaw.ts';
import { FRAME_MS, type HandsetFrame } from '../../twilio-caller/handset.ts';
import type { RecordVerb } from '../../twilio-caller/twiml/verbs.ts';
import { Player } from '../line/player.ts';
import { recordCall, recordingUrl } from '../recordings/record-call.ts';
import type { Recording } from '../recordings/recording.ts';
import { newSid } from '../sid.ts';
import { whenAborted } from '../when-aborted.ts';
import { absolute, goTo, type VerbContext, type VerbEnd } from './verb-context.ts';

/** Quieter than this is silence, as the `timeout` attribute means it. dBFS. */
const SILENCE_DB = -45;
const BEEP_MS = 200;
const BEEP_HZ = 1000;

/** Takes a message. Nobody speaking is an empty recording: its action is not asked, and the next verb follows. */
export async function runRecord(verb: RecordVerb, context: VerbContext): Promise<VerbEnd> {
  const { account, call, signal } = context;
  const ear = new RecordEar(verb);
  using _ = call.line.connect(ear);
  if (verb.playBeep) await ear.playOut(beep(), signal);
  if (signal.aborted) return undefined;
  ear.start();
  const recording = recordCall(account, call, {
    source: 'RecordVerb',
    channels: 1,
    track: 'inbound',
    trimsSilence: verb.trimsSilence,
    callback: { ...verb.recordingCallback, url: absolute(verb.recordingCallback.url, context) },
  });
  await Promise.race([ear.done, whenAborted(signal)]);
  recording.isEmpty = !ear.hasHeardSound;
  recording.stop();
  if (recording.isEmpty) return undefined;
  if (verb.transcribes) call.errand(tellTranscript(verb, context, recording, ear.words));
  const fields = {
    RecordingUrl: recordingUrl(account, recording),
    RecordingSid: recording.sid,
    RecordingDuration: String(Math.max(1, Math.round(ear.recordedMs / 1000))),
    Digits: call.isOver ? 'hangup' : ear.key,
  };
  if (!call.isOver) return signal.aborted ? undefined : goTo(context, { ...verb, action: verb.action ?? '' }, fields);
  // The caller is gone, and what the application answers with it is too; but it is told of the message.
  if (verb.action !== null) call.errand(call.requests.notify(context.resolve(verb.action), fields, verb.method));
  return undefined;
}

async function tellTranscript(verb: RecordVerb, context: VerbContext, recording: Recording, words: string) {
  const { account, call } = context;
  if (verb.transcribeCallback === null) return;
  const sid = newSid('TR');
  await call.requests.notify(context.resolve(verb.transcribeCallback), {
    TranscriptionSid: sid,
    TranscriptionText: words,
    TranscriptionStatus: words === '' ? 'failed' : 'completed',
    TranscriptionUrl: `${recordingUrl(account, recording)}/Transcriptions/${sid}`,
    RecordingSid: recording.sid,
    RecordingUrl: recordingUrl(account, recording),
  });
}

/** Decides, 20 ms at a time, when the message is over. */
class RecordEar extends Player {
  readonly done: Promise<void>;
  hasHeardSound = false;
  recordedMs = 0;
  key = '';
  words = '';
  readonly #verb: RecordVerb;
  readonly #finish: () => void;
  #hasStarted = false;
  #quietMs = 0;

  constructor(verb: RecordVerb) {
    super();
    this.#verb = verb;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.done = promise;
    this.#finish = resolve;
  }

  /** The beep is over. */
  start(): void {
    this.#hasStarted = true;
  }

  override hear(frame: HandsetFrame): void {
    if (!this.#hasStarted) return;
    const { finishOnKey, maxLengthSeconds, timeoutSeconds } = this.#verb;
    this.recordedMs += FRAME_MS;
    const isSound = levelDb(decodeMulaw(frame.audio)) > SILENCE_DB;
    this.hasHeardSound ||= isSound;
    this.#quietMs = isSound ? 0 : this.#quietMs + FRAME_MS;
    if (frame.words !== null) this.words = `${this.words} ${frame.words}`.trim();
    const key = frame.digits.find(digit => finishOnKey.includes(digit));
    if (key !== undefined) this.key = key;
    const isSilent = timeoutSeconds > 0 && this.#quietMs >= timeoutSeconds * 1000;
    if (key !== undefined || isSilent || this.recordedMs >= maxLengthSeconds * 1000) this.#finish();
  }
}

function beep(): Uint8Array {
  const length = (BEEP_MS / 1000) * TELEPHONE_RATE_HZ;
  const at = (index: number) => 8000 * Math.sin((2 * Math.PI * BEEP_HZ * index) / TELEPHONE_RATE_HZ);
  return encodeMulaw(Int16Array.from({ length }, (_, index) => at(index)));
}
