import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { writeWav } from '../audio/wav.ts';
import type { Authorization } from './authorization.ts';
import type { EmulatorClock } from './deepgram-emulator.ts';
import type { HearingSettings } from './hearing-settings.ts';
import { murmuredSpeech } from './murmured-speech.ts';
import { checkQuery } from './query-check.ts';
import { transcribeRecorded } from './recorded-speech.ts';
import { type Refusal, refusalAnswer } from './refusal.ts';
import { MAX_TEXT_LENGTH, type SpeakingSettings, spokenFormat } from './speaking-settings.ts';

export interface RestOptions {
  readonly authorization: Authorization;
  readonly hearing: HearingSettings;
  readonly speaking: SpeakingSettings;
  readonly clock: EmulatorClock;
  readonly takeFault: () => Refusal | undefined;
  readonly onCharacters: (count: number) => void;
  readonly onAnswered: (request: IncomingMessage, url: URL, status: number) => void;
}

type Answer = { readonly json: object } | { readonly audio: Buffer; readonly contentType: string };
type Route = (request: IncomingMessage, url: URL, options: RestOptions) => Promise<Answer | Refusal> | Answer | Refusal;

const Spoken = z.object({ text: z.string().min(1) });
const Granted = z.object({ ttl_seconds: z.number().positive().optional() });

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /v1/projects': () => ({
    json: { projects: [{ project_id: '11111111-1111-4111-8111-111111111111', name: 'Emulated project' }] },
  }),
  'POST /v1/auth/grant': async (request, _url, { authorization }) => {
    const body = Granted.safeParse(readJson(await buffer(request)) ?? {});
    return body.success ? { json: authorization.grant(body.data.ttl_seconds) } : payloadError('ttl_seconds is wrong.');
  },
  'POST /v1/speak': async (request, url, { speaking, onCharacters }) => {
    const refused = checkQuery(url.searchParams, 'spoken');
    if (refused) return refused;
    const body = Spoken.safeParse(readJson(await buffer(request)));
    if (!body.success) return payloadError('The body needs a text.');
    const { text } = body.data;
    if (text.length > MAX_TEXT_LENGTH)
      return { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'Input text exceeds maximum character limit.' };
    onCharacters(text.length);
    const format = spokenFormat(url.searchParams);
    const audio = murmuredSpeech(format, 0, text.length * speaking.characterMs);
    const isBare = url.searchParams.get('container') === 'none' || format.encoding !== 'linear16';
    if (isBare) return { audio, contentType: `audio/${format.encoding}` };
    const samples = new Int16Array(new Uint8Array(audio).buffer);
    return { audio: writeWav({ sampleRateHz: format.sampleRateHz, channels: [samples] }), contentType: 'audio/wav' };
  },
  'POST /v1/listen': async (request, url, { hearing }) => {
    const refused = checkQuery(url.searchParams, 'recorded');
    if (refused) return refused;
    const file = await buffer(request);
    try {
      return { json: transcribeRecorded(file, url.searchParams, hearing) };
    } catch {
      return {
        status: 400,
        code: 'Bad Request',
        message: 'Bad Request: failed to process audio: corrupt or unsupported data',
      };
    }
  },
};

/** Everything of the service that is not a socket. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: RestOptions,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://loopback');
  const route = ROUTES[`${request.method} ${url.pathname}`];
  const answer =
    options.takeFault() ??
    options.authorization.refuse(request) ??
    (route
      ? await route(request, url, options)
      : { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this address.' });
  request.resume();
  if ('status' in answer) {
    const { headers, body } = refusalAnswer(answer);
    response.writeHead(answer.status, headers).end(body);
    options.onAnswered(request, url, answer.status);
    return;
  }
  const requestId = { 'dg-request-id': randomUUID() };
  options.onAnswered(request, url, 200);
  if ('json' in answer) {
    response.writeHead(200, { ...requestId, 'content-type': 'application/json' }).end(JSON.stringify(answer.json));
    return;
  }
  response.writeHead(200, { ...requestId, 'content-type': answer.contentType });
  response.flushHeaders();
  const cancel = options.clock.schedule(options.speaking.firstByteMs, () => response.end(answer.audio));
  response.once('close', cancel);
}

function payloadError(message: string): Refusal {
  return { status: 400, code: 'PAYLOAD_ERROR', message };
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
