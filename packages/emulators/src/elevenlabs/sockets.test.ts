import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { encodeMulaw } from '../audio/mulaw.ts';
import { murmur } from '../audio/murmur.ts';
import type { ElevenLabsEmulator } from './elevenlabs-emulator.ts';
import { startElevenLabsEmulator } from './start-elevenlabs-emulator.ts';

const SARAH = '/v1/text-to-speech/EXAVITQu4vr4xnSDxMaL';
const FORMAT = 'model_id=eleven_flash_v2_5&output_format=ulaw_8000';

/** One text to speech or recognition socket, and all that came over it. */
async function connect(emulator: ElevenLabsEmulator, path: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(emulator.baseUrl.replace('http', 'ws') + path, { headers });
  const received: Record<string, unknown>[] = [];
  const closed = once(socket, 'close').then(([code]) => Number(code));
  closed.catch(() => {}); // an error comes first where the upgrade is refused
  socket.on('message', data => received.push(JSON.parse(String(data))));
  await once(socket, 'open');
  return {
    received,
    closed,
    send(...messages: object[]) {
      for (const message of messages) socket.send(JSON.stringify(message));
    },
    finals: () => received.filter(message => message.isFinal === true).map(message => message.contextId),
  };
}

describe('the sockets of the emulated ElevenLabs', () => {
  let emulator: ElevenLabsEmulator;
  let key: Record<string, string>;

  beforeEach(async () => {
    emulator = await startElevenLabsEmulator({ transcripts: ['One two three.', 'Four.'], charactersPerChunk: 6 });
    key = { 'xi-api-key': emulator.apiKey };
  });
  afterEach(() => emulator.close());

  it('speak one utterance, with the key in the first message, and hang up at its end', async () => {
    const line = await connect(emulator, `${SARAH}/stream-input?${FORMAT}`);
    line.send({ text: ' ', xi_api_key: emulator.apiKey }, { text: 'Hello there. ' }, { text: '' });
    expect(await line.closed).toBe(1000);
    expect(line.received.map(message => message.isFinal)).toEqual([false, false, false, true]);
    expect(line.received[0]).toMatchObject({
      alignment: { chars: [...'Hello '], charStartTimesMs: [0, 60, 120, 180, 240, 300], charDurationsMs: {} },
      normalizedAlignment: { charsDurationsMs: [60, 60, 60, 60, 60, 60] },
    });
  });

  it('refuse who has no right key', async () => {
    const line = await connect(emulator, `${SARAH}/stream-input?${FORMAT}`);
    line.send({ text: ' ', xi_api_key: 'wrong' });
    expect(await line.closed).toBe(1008);
    expect(line.received).toMatchObject([{ error: 'invalid_api_key', code: 1008 }]);
    const wrong = { 'xi-api-key': 'wrong' };
    await expect(connect(emulator, `${SARAH}/multi-stream-input?${FORMAT}`, wrong)).rejects.toThrow('401');
    await expect(connect(emulator, '/v1/speech-to-text/realtime', wrong)).rejects.toThrow('403');
  });

  it('speak several utterances side by side, and none beyond the fifth', async () => {
    const line = await connect(emulator, `${SARAH}/multi-stream-input?${FORMAT}`, key);
    for (const id of ['a', 'b', 'c', 'd', 'e']) line.send({ text: ' ', context_id: id });
    line.send({ text: 'Waits. ', context_id: 'a' }, { text: 'Speaks. ', context_id: 'b', flush: true });
    line.send({ text: '', context_id: 'a' }, { context_id: 'b', close_context: true });
    await vi.waitFor(() => expect(line.finals()).toEqual(['b']));
    expect(line.received.filter(message => message.contextId === 'a')).toEqual([]);
    line.send({ text: ' ', context_id: 'f' }, { text: ' ', context_id: 'g' });
    expect(await line.closed).toBe(1008);
    expect(line.received.at(-1)).toMatchObject({ error: 'max_active_conversations', code: 1008 });
    expect(emulator.speechSessions[0]).toMatchObject({ mostOpen: 5 });
    expect(emulator.speechSessions[0]?.contexts[0]?.keepAlives).toBe(1);
  });

  it('speak what is left when told to close', async () => {
    const line = await connect(emulator, `${SARAH}/multi-stream-input?${FORMAT}`, key);
    line.send({ text: ' ', context_id: 'a' }, { text: 'Last.', context_id: 'a' }, { close_socket: true });
    expect(await line.closed).toBe(1000);
    expect(line.received).toMatchObject([{ contextId: 'a' }, { contextId: 'a', isFinal: true }]);
  });

  it('close contexts that hear nothing, and the socket with only one', async () => {
    const several = await connect(emulator, `${SARAH}/multi-stream-input?${FORMAT}&inactivity_timeout=0.03`, key);
    several.send({ text: ' ', context_id: 'a' });
    await vi.waitFor(() => expect(several.finals()).toEqual(['a']));
    const single = await connect(emulator, `${SARAH}/stream-input?${FORMAT}&inactivity_timeout=0.03`, key);
    single.send({ text: ' ' });
    await single.closed;
    expect(single.received).toMatchObject([{ error: 'input_timeout_exceeded' }]);
  });

  it.each([
    ['a voice nobody has', SARAH.replace('EX', 'no'), {}, 'voice_id_does_not_exist'],
    ['a language the model does not take', SARAH, { model: 'eleven_flash_v2&language_code=en' }, 'invalid_request'],
    ['a first message with words', SARAH, { first: { text: 'Hi' } }, 'invalid_request'],
    ['a speed beyond the limits', SARAH, { first: { text: ' ', voice_settings: { speed: 2 } } }, 'invalid_request'],
  ] as const)(
    'refuse %s',
    async (_name, voice, { model = 'eleven_flash_v2_5', first = { text: ' ' } }: Asked, error) => {
      const line = await connect(emulator, `${voice}/multi-stream-input?model_id=${model}`, key);
      line.send(first);
      expect(await line.closed).toBe(1008);
      expect(line.received).toMatchObject([{ error }]);
    },
  );

  it('hear by themselves when somebody has finished', async () => {
    const path = '/v1/speech-to-text/realtime?model_id=scribe_v2_realtime&audio_format=ulaw_8000';
    const line = await connect(emulator, `${path}&commit_strategy=vad&vad_silence_threshold_secs=0.4`, key);
    const speech = Buffer.from(encodeMulaw(murmur('one two three'))).toString('base64');
    const silence = Buffer.alloc(3200, 0xff).toString('base64');
    const chunk = (audio_base_64: string) => ({ message_type: 'input_audio_chunk', audio_base_64, sample_rate: 8000 });
    line.send(chunk(speech), chunk(silence), chunk(speech), chunk(silence));
    await vi.waitFor(() => expect(emulator.recognitionSessions[0]?.committed).toEqual(['One two three.', 'Four.']));
    expect(line.received[0]).toMatchObject({ message_type: 'session_started', config: { vad_commit_strategy: true } });
    line.send({ ...chunk(''), commit: true });
    await vi.waitFor(() => expect(line.received.at(-1)).toMatchObject({ message_type: 'commit_throttled' }));
    emulator.recognitionSessions[0]?.fail('resource_exhausted', 'Try later');
    expect(await line.closed).toBe(1008);
    expect(line.received.at(-1)).toEqual({ message_type: 'resource_exhausted', error: 'Try later' });
  });

  it('speak to 200 at a time', async () => {
    const lines = await Promise.all(
      Array.from({ length: 40 }, () => connect(emulator, `${SARAH}/multi-stream-input?${FORMAT}`, key)),
    );
    for (const line of lines) {
      for (const id of ['a', 'b', 'c', 'd', 'e'])
        line.send({ text: ' ', context_id: id }, { text: 'Good evening to you all. ', context_id: id, flush: true });
      line.send({ close_socket: true });
    }
    await Promise.all(lines.map(line => line.closed));
    expect(lines.every(line => line.finals().length === 5)).toBe(true);
  });
});

interface Asked {
  readonly model?: string;
  readonly first?: object;
}
