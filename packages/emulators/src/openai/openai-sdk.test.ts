import { once } from 'node:events';
import { connect } from 'node:net';
import OpenAI, { toFile } from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levelDb } from '../audio/level.ts';
import { decodeMulaw } from '../audio/mulaw.ts';
import { writeWav } from '../audio/wav.ts';
import { toneFor } from './audio-format.ts';
import type { OpenAiEmulator } from './openai-emulator.ts';
import { startOpenAiEmulator } from './start-openai-emulator.ts';

let emulator: OpenAiEmulator;
let client: OpenAI;

beforeAll(async () => {
  emulator = await startOpenAiEmulator({
    project: 'proj_1',
    transcribe: ({ number }) => (number === 1 ? 'A table for two. Tonight, please.' : 'Hello there.'),
    answer: ({ number, items }) => {
      if (number === 1) return { say: 'Let me look.', calls: [{ name: 'find_table', arguments: { party_size: 2 } }] };
      const output = items.find(item => item.type === 'function_call_output');
      return { say: output?.type === 'function_call_output' ? `There is one at ${output.output}.` : 'I do not know.' };
    },
  });
  client = new OpenAI({ apiKey: emulator.apiKey, baseURL: emulator.baseUrl, project: 'proj_1', maxRetries: 0 });
});
afterAll(() => emulator.close());

const recording = () => toFile(writeWav({ sampleRateHz: 8000, channels: [new Int16Array(16_000)] }), 'call.wav');

describe('the official client', () => {
  it('lists models, and is told what is wrong with its key and project', async () => {
    const ids = (await client.models.list()).data.map(model => model.id);
    expect(ids).toContain('gpt-4o-mini-tts');
    const refused = (options: { apiKey?: string; project?: string }) =>
      client
        .withOptions(options)
        .models.list()
        .then(
          () => null,
          (error: unknown) => error,
        );
    expect(await refused({ apiKey: 'sk-wrong' })).toMatchObject({ status: 401, code: 'invalid_api_key' });
    expect(await refused({ project: 'proj_2' })).toMatchObject({ status: 401, code: 'mismatched_project' });
  });

  it('reads recordings in every format the service has for them', async () => {
    const verbose = await client.audio.transcriptions.create({
      file: await recording(),
      model: 'whisper-1',
      response_format: 'verbose_json',
    });
    expect(verbose.duration).toBe(2);
    expect(verbose.segments?.map(({ text, start, end }) => [text.trim(), start > 0, end])).toEqual([
      ['A table for two.', false, expect.closeTo(1.03, 1)],
      ['Tonight, please.', true, 2],
    ]);
    const json = await client.audio.transcriptions.create({ file: await recording(), model: 'gpt-4o-transcribe' });
    expect(json.text).toBe('Hello there.');
    const text = await client.audio.transcriptions.create({
      file: await recording(),
      model: 'whisper-1',
      response_format: 'text',
    });
    expect(String(text).trim()).toBe('Hello there.');
    const stream = await client.audio.transcriptions.create({
      file: await recording(),
      model: 'gpt-4o-mini-transcribe',
      stream: true,
    });
    const events = [];
    for await (const event of stream) events.push(event.type === 'transcript.text.delta' ? event.delta : event.type);
    expect(events).toEqual(['Hello', ' there.', 'transcript.text.done']);
    await expect(
      client.audio.transcriptions.create({
        file: await recording(),
        model: 'gpt-4o-transcribe',
        response_format: 'verbose_json',
      }),
    ).rejects.toMatchObject({ status: 400 });
  });

  it('gets speech, bare and in a file, and refusals for what there is not', async () => {
    const speak = async (format: 'pcm' | 'wav', speed = 1) => {
      const speech = {
        model: 'gpt-4o-mini-tts',
        voice: 'marin',
        input: 'Good evening.',
        response_format: format,
        speed,
      };
      return Buffer.from(await (await client.audio.speech.create(speech)).arrayBuffer());
    };
    expect((await speak('pcm')).length).toBe(13 * 60 * 48);
    expect((await speak('pcm', 2)).length).toBe((13 * 60 * 48) / 2);
    expect((await speak('wav')).subarray(0, 4).toString()).toBe('RIFF');
    const wrong = { model: 'tts-1', voice: 'marin', input: 'Hi.', response_format: 'pcm' } as const;
    await expect(client.audio.speech.create(wrong)).rejects.toMatchObject({ status: 400, param: 'voice' });
    emulator.fail('speech', {
      type: 'refuse',
      status: 429,
      errorType: 'insufficient_quota',
      code: 'insufficient_quota',
    });
    await expect(client.audio.speech.create({ ...wrong, voice: 'nova' })).rejects.toMatchObject({
      status: 429,
      code: 'insufficient_quota',
    });
  });

  it('holds a whole spoken conversation with a tool in it', async () => {
    const realtime = connectRealtime('gpt-realtime');
    const events: string[] = [];
    const speech: Buffer[] = [];
    realtime.on('event', event => void events.push(event.type));
    realtime.on('response.output_audio.delta', event => void speech.push(Buffer.from(event.delta, 'base64')));
    const heard = waitFor(realtime, 'conversation.item.input_audio_transcription.completed');
    const called = waitFor(realtime, 'response.function_call_arguments.done');
    realtime.on('session.created', () =>
      realtime.send({
        type: 'session.update',
        session: {
          type: 'realtime',
          instructions: 'Book tables.',
          audio: {
            input: {
              format: { type: 'audio/pcmu' },
              transcription: { model: 'gpt-4o-mini-transcribe', language: 'en' },
              turn_detection: { type: 'server_vad', silence_duration_ms: 200 },
            },
            output: { format: { type: 'audio/pcmu' }, voice: 'marin' },
          },
          tools: [{ type: 'function', name: 'find_table', parameters: { type: 'object', properties: {} } }],
        },
      }),
    );
    await waitFor(realtime, 'session.updated');
    const call = [toneFor('A table', 1, 'audio/pcmu'), Buffer.alloc(8 * 300, 0xff)];
    for (const audio of call) realtime.send({ type: 'input_audio_buffer.append', audio: audio.toString('base64') });
    expect(await heard).toMatchObject({ transcript: 'A table for two. Tonight, please.' });
    const { call_id, name, arguments: given } = await called;
    expect([name, JSON.parse(given)]).toEqual(['find_table', { party_size: 2 }]);
    const answered = waitFor(realtime, 'response.output_audio_transcript.done');
    realtime.send({
      type: 'conversation.item.create',
      item: { type: 'function_call_output', call_id, output: 'eight' },
    });
    realtime.send({ type: 'response.create' });
    expect(await answered).toMatchObject({ transcript: 'There is one at eight.' });
    const order = [
      'session.created',
      'session.updated',
      'input_audio_buffer.speech_started',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'conversation.item.added',
      'response.created',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_audio.delta',
      'response.output_audio.done',
      'response.function_call_arguments.done',
      'response.done',
    ];
    expect(events.filter((type, index) => order.includes(type) && events.indexOf(type) === index)).toEqual(order);
    expect(levelDb(decodeMulaw(Buffer.concat(speech)))).toBeCloseTo(-20, 0);
    realtime.close();
  });

  it('hears of mistakes, and its session stays open', async () => {
    const realtime = connectRealtime('gpt-realtime');
    const errors: unknown[] = [];
    realtime.on('error', error => void errors.push(error.error?.code));
    await waitFor(realtime, 'session.created');
    realtime.send({ type: 'response.cancel' });
    realtime.send({ type: 'input_audio_buffer.commit' });
    realtime.send({ type: 'conversation.item.truncate', item_id: 'item_1', content_index: 0, audio_end_ms: 5 });
    realtime.socket.send('{"type":"session.update","session":{"type":"realtime","modalities":["text"]}}');
    realtime.send({ type: 'session.update', session: { type: 'transcription' } });
    realtime.send({ type: 'session.update', session: { type: 'realtime', instructions: 'Be brief.' } });
    expect(await waitFor(realtime, 'session.updated')).toMatchObject({ session: { instructions: 'Be brief.' } });
    expect(errors).toEqual([
      'response_cancel_not_active',
      'input_audio_buffer_commit_empty',
      'item_not_found',
      'unknown_parameter',
      'invalid_parameter',
    ]);
    realtime.close();
  });

  it('is refused with the header of the beta', async () => {
    const realtime = connectRealtime('gpt-realtime', { 'OpenAI-Beta': 'realtime=v1' });
    const codes: unknown[] = [];
    realtime.on('error', error => void codes.push(error.error?.code));
    const [code] = await once(realtime.socket, 'close');
    expect([...codes, code]).toEqual(['beta_api_shape_disabled', 4000]);
  });
});

/** The client only speaks TLS: its connection is made without. */
function connectRealtime(model: string, headers: Record<string, string> = {}): OpenAIRealtimeWS {
  const { port, hostname } = new URL(emulator.baseUrl);
  const createConnection = () => connect(Number(port), hostname);
  const realtime = new OpenAIRealtimeWS({ model, options: { createConnection, headers } }, client);
  realtime.on('error', () => undefined);
  return realtime;
}

type EventOf<Type extends string> = Extract<
  Parameters<Parameters<typeof OpenAIRealtimeWS.prototype.on<'event'>>[1]>[0],
  { type: Type }
>;

function waitFor<Type extends string>(realtime: OpenAIRealtimeWS, type: Type): Promise<EventOf<Type>> {
  return new Promise(resolve => {
    const isIt = (event: { readonly type: string }): event is EventOf<Type> => event.type === type;
    realtime.on('event', event => {
      if (isIt(event)) resolve(event);
    });
  });
}
