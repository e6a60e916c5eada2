import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { withinMs } from '../telephony/within.ts';
import { loadGatherState } from './gather-state.ts';
import { gatheredCall } from './load-gathered-call.ts';
import { speechFile } from './speak.ts';
import { readSpeechName, SPEECH_PATH, type SpeechPlace, speechKey } from './speech-address.ts';
import { withVoice } from './with-voice.ts';

/** The carrier waits for files longer than for answers, but the caller hears silence. */
const LIMIT_MS = 5_000;

const SpeechName = z.object({ name: z.string().max(300) });

/** Serves the sentences that the carrier was told to play. The address is the proof of being allowed to. */
export function registerSpeechRoute(fastify: FastifyInstance, context: TelephonyContext): void {
  fastify.get(`${SPEECH_PATH}/:name`, { schema: { hide: true } }, async (request, reply) => {
    const name = SpeechName.safeParse(request.params).data?.name ?? '';
    const place = readSpeechName(context.secretKey, name, context.clock.wallTime().getTime());
    const file = place && (context.gathers.speech.get(speechKey(place)) ?? (await spokenAgain(context, place)));
    if (!file) return await reply.code(404).type('text/plain').send('There is no such speech.');
    return await reply.type('audio/wav').header('cache-control', 'private, max-age=300').send(file);
  });
}

/** Another process, or this one before a restart, made the file: makes it once more. Undefined where that is over. */
async function spokenAgain(
  context: TelephonyContext,
  { callId, exchange, index }: SpeechPlace,
): Promise<Uint8Array | undefined> {
  const stop = new AbortController();
  try {
    const work = async () => {
      const call = await gatheredCall(context, callId);
      const state = call && (await loadGatherState(context.database.db, callId));
      const text = state?.answered === exchange + 1 ? state.said[index] : undefined;
      if (!call || text === undefined) return undefined;
      return withVoice(context, call, textToSpeech =>
        speechFile(textToSpeech, { text, snapshot: call.snapshot, signal: stop.signal }),
      );
    };
    return await withinMs(LIMIT_MS, work());
  } catch (error) {
    context.logger.error({ callId, err: error }, 'A sentence could not be spoken.');
    return undefined;
  } finally {
    stop.abort();
  }
}
