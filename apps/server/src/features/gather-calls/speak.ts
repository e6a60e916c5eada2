import type { CallSnapshot } from '@frontdesk/contract';
import type { SpokenVerb } from '@frontdesk/providers/twilio';
import { isSameFormat, TELEPHONE, type TextToSpeech, WAV_HEADER_BYTES, wavHeader } from '@frontdesk/voice';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { withinMs } from '../telephony/within.ts';
import type { GatheredCall } from './gathered-call.ts';
import { speechKey, speechUrl } from './speech-address.ts';
import { withVoice } from './with-voice.ts';

/** `own`: files of our voice are played; `carrier`: the carrier reads the words out. */
export type GatherVoice = 'own' | 'carrier';

/** A `voice.provider` that leaves speaking to the carrier; `voice.voiceId` then is one of its voices. */
const CARRIER = 'carrier';
/** The caller hears silence meanwhile; a carrier's voice is there at once. */
const PATIENCE_MS = 1_500;
/** Unhurried speech is some 15 characters a second. */
const MS_PER_CHARACTER = 65;

export interface Spoken {
  readonly verbs: readonly SpokenVerb[];
  /** How long it takes to say; a guess where the carrier speaks. */
  readonly durationMs: number;
  readonly voice: GatherVoice;
}

export interface Sentences {
  readonly call: GatheredCall;
  readonly exchange: number;
  readonly said: readonly string[];
  /** How the call was spoken on so far; undefined for its first words. */
  readonly voice: GatherVoice | undefined;
}

/**
 * Speaks in our own voice where it is ready in time. Where it is not, the carrier speaks, from then on: a voice that
 * changes back and forth is worse than a plainer one.
 */
export function speak(context: TelephonyContext, sentences: Sentences): Promise<Spoken> {
  return withVoice(context, sentences.call, textToSpeech => speakWith(context, sentences, textToSpeech));
}

async function speakWith(context: TelephonyContext, sentences: Sentences, textToSpeech: TextToSpeech): Promise<Spoken> {
  const { call, said } = sentences;
  const { config } = call.snapshot.agent;
  const voice = sentences.voice ?? (canSpeak(textToSpeech, call.snapshot) ? 'own' : 'carrier');
  if (said.length === 0) return { verbs: [], durationMs: 0, voice };
  if (voice === 'own') {
    try {
      return await speakOurselves(context, sentences, textToSpeech);
    } catch (error) {
      context.logger.warn({ callId: call.callId, err: error }, 'The carrier speaks: our voice was not ready in time.');
    }
  }
  const text = said.join(' ');
  const { provider, voiceId } = config.voice;
  const named = provider === CARRIER && voiceId !== undefined ? { voice: voiceId } : {};
  const verb = { verb: 'say', text, language: config.language, ...named } as const;
  return { verbs: [verb], durationMs: guessMs(text), voice: 'carrier' };
}

/** How long words take to say, by their length. */
export function guessMs(text: string): number {
  return text.length * MS_PER_CHARACTER;
}

async function speakOurselves(
  context: TelephonyContext,
  { call, exchange, said }: Sentences,
  textToSpeech: TextToSpeech,
): Promise<Spoken> {
  const stop = new AbortController();
  try {
    const making = said.map(text => speechFile(textToSpeech, { text, snapshot: call.snapshot, signal: stop.signal }));
    const files = await withinMs(PATIENCE_MS, Promise.all(making));
    const nowMs = context.clock.wallTime().getTime();
    const verbs = files.map((file, index): SpokenVerb => {
      const place = { callId: call.callId, exchange, index };
      context.gathers.speech.set(speechKey(place), file);
      return { verb: 'play', url: speechUrl(context, place, nowMs) };
    });
    return { verbs, durationMs: files.reduce((sum, file) => sum + lengthMs(file), 0), voice: 'own' };
  } finally {
    stop.abort();
  }
}

function canSpeak({ capabilities }: TextToSpeech, { agent }: CallSnapshot): boolean {
  const speaksTelephone = capabilities.outputs.some(format => isSameFormat(format, TELEPHONE));
  return speaksTelephone && agent.config.voice.provider !== CARRIER;
}

interface Speech {
  readonly text: string;
  readonly snapshot: CallSnapshot;
  readonly signal: AbortSignal;
}

/** One sentence as a WAV file, 8 kHz μ-law. Rejects when nothing is heard in it. */
export async function speechFile(textToSpeech: TextToSpeech, { text, snapshot, signal }: Speech): Promise<Uint8Array> {
  const { voice, language } = snapshot.agent.config;
  const pieces: Uint8Array[] = [];
  for await (const event of textToSpeech.synthesize(text, { voice, language, format: TELEPHONE, signal }))
    if (event.type === 'audio') pieces.push(event.frame.data);
  signal.throwIfAborted();
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  if (bytes === 0) throw new Error('The voice said nothing.');
  return Buffer.concat([wavHeader(TELEPHONE, 1, bytes), ...pieces]);
}

function lengthMs(file: Uint8Array): number {
  return ((file.length - WAV_HEADER_BYTES) / TELEPHONE.sampleRateHz) * 1000;
}
