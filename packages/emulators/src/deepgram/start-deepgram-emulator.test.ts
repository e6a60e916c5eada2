import { setTimeout as sleep } from 'node:timers/promises';
import { DeepgramClient } from '@deepgram/sdk';
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { encodeMulaw } from '../audio/mulaw.ts';
import { murmur } from '../audio/murmur.ts';
import { writeWav } from '../audio/wav.ts';
import type { DeepgramEmulator, DeepgramEmulatorOptions, EmulatorClock } from './deepgram-emulator.ts';
import { startDeepgramEmulator } from './start-deepgram-emulator.ts';

const open: DeepgramEmulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(emulator => emulator.close()));
});

async function start(options: DeepgramEmulatorOptions = {}) {
  const emulator = await startDeepgramEmulator(options);
  open.push(emulator);
  const client = new DeepgramClient({ apiKey: emulator.apiKey, baseUrl: emulator.baseUrl, maxRetries: 0 });
  return { emulator, client, socketUrl: emulator.baseUrl.replace('http', 'ws') };
}

const VOICE = encodeMulaw(murmur('one two three four five six seven eight nine ten'));
const silence = (ms: number) => new Uint8Array(ms * 8).fill(0xff);

/** A bare socket, with everything it was told. */
async function dial(url: string, key: string) {
  const socket = new WebSocket(url, { headers: { authorization: `Token ${key}` } });
  const messages: Record<string, unknown>[] = [];
  const arrived: (() => void)[] = [];
  socket.on('message', (data: Buffer, isBinary) => {
    messages.push(isBinary ? { type: 'audio', bytes: data.length } : JSON.parse(data.toString()));
    for (const wake of arrived.splice(0)) wake();
  });
  const closed = new Promise<string>(resolve => socket.on('close', (code, reason) => resolve(`${code} ${reason}`)));
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  const until = async (type: string) => {
    while (!messages.some(message => message.type === type)) await new Promise<void>(resolve => arrived.push(resolve));
    return messages;
  };
  return { socket, messages, closed, until, send: (message: object) => socket.send(JSON.stringify(message)) };
}

test('the official client hears interims and finals, and is told of the end', async () => {
  const { client, emulator } = await start({ words: ['A table for two, please.'] });
  const connection = await client.listen.v1.connect({
    model: 'nova-3',
    encoding: 'mulaw',
    sample_rate: 8000,
    interim_results: 'true',
    smart_format: 'true',
    keyterm: ['Lasagne', 'Chianti'],
  });
  const seen: string[] = [];
  const over = new Promise<void>(resolve => {
    connection.on('message', message => {
      if (message.type === 'Results') {
        const text = message.channel.alternatives[0]?.transcript;
        seen.push(`${message.is_final ? 'final' : 'interim'}${message.from_finalize ? '!' : ''}: ${text}`);
        if (message.from_finalize && seen.length > 3) connection.sendCloseStream({ type: 'CloseStream' });
      }
      if (message.type === 'Metadata') resolve();
    });
  });
  connection.connect();
  await connection.waitForOpen();
  connection.sendMedia(VOICE);
  connection.sendFinalize({ type: 'Finalize' });
  await over;
  connection.close();
  expect(seen).toEqual([
    'interim: A table',
    'interim: A table for',
    'interim: A table for two,',
    'final!: A table for two, please.',
    'final!: ',
  ]);
  const [session] = emulator.sessions;
  expect(session?.query.getAll('keyterm')).toEqual(['Lasagne', 'Chianti']);
  expect(session?.commands).toEqual(['Finalize', 'CloseStream']);
});

test('the official client follows Flux turns, in their order and numbered', async () => {
  const { client } = await start({ words: ['I would like a table.', 'For two.'] });
  const connection = await client.listen.v2.connect({
    model: 'flux-general-en',
    encoding: 'mulaw',
    sample_rate: 8000,
    eager_eot_threshold: 0.4,
  });
  const seen: { event: string; turn: number; text: string }[] = [];
  const sequence: number[] = [];
  const configured: string[] = [];
  const over = new Promise<void>(resolve => {
    connection.on('message', message => {
      if ('sequence_id' in message) sequence.push(Number(message.sequence_id));
      if (message.type.startsWith('Configure')) configured.push(message.type);
      if (message.type !== 'TurnInfo') return;
      if (message.event !== 'Update')
        seen.push({ event: message.event, turn: message.turn_index, text: message.transcript });
      if (message.event === 'EndOfTurn') resolve();
    });
  });
  connection.connect();
  await connection.waitForOpen();
  connection.sendConfigure({ type: 'Configure', thresholds: { eot_threshold: 0.9 } });
  connection.sendConfigure({ type: 'Configure', thresholds: { eot_threshold: 0.1 } });
  for (const audio of [VOICE, silence(800), VOICE, silence(1000)]) connection.sendMedia(audio);
  await over;
  connection.close();
  expect(configured).toEqual(['ConfigureSuccess', 'ConfigureFailure']);
  expect(seen).toEqual([
    { event: 'StartOfTurn', turn: 0, text: 'I' },
    { event: 'EagerEndOfTurn', turn: 0, text: 'I would like a table.' },
    { event: 'TurnResumed', turn: 0, text: 'I would like a table.' },
    { event: 'EagerEndOfTurn', turn: 0, text: 'I would like a table. For two.' },
    { event: 'EndOfTurn', turn: 0, text: 'I would like a table. For two.' },
  ]);
  expect(sequence).toEqual(sequence.map((_, index) => index));
});

test('the official client has text spoken, over a socket and at once', async () => {
  const { client, emulator } = await start({ characterMs: 50 });
  const connection = await client.speak.v1.connect({
    model: 'aura-2-thalia-en',
    encoding: 'mulaw',
    sample_rate: '8000',
  });
  let bytes = 0;
  const types: string[] = [];
  const over = new Promise<void>(resolve => {
    connection.on('message', message => {
      if (message instanceof Blob) bytes += message.size;
      else if (typeof message !== 'string') types.push(message.type);
      if (types.includes('Flushed')) resolve();
    });
  });
  connection.connect();
  await connection.waitForOpen();
  connection.sendText({ type: 'Speak', text: 'Hello there.' });
  connection.sendFlush({ type: 'Flush' });
  await over;
  connection.close();
  expect(types).toEqual(['Metadata', 'Flushed']);
  expect(bytes).toBe('Hello there.'.length * 50 * 8);

  const spoken = await client.speak.v1.audio.generate({
    text: 'Hello',
    model: 'aura-2-thalia-en',
    encoding: 'mulaw',
    container: 'none',
    sample_rate: 8000,
  });
  expect((await spoken.arrayBuffer()).byteLength).toBe(5 * 50 * 8);
  expect(emulator.counts.characters).toBe(17);
});

test('the official client has a recording read, and its key checked', async () => {
  const { client, emulator } = await start({ words: ['Good evening.', 'Goodbye.'] });
  const quiet = new Int16Array(8000);
  const parts = [quiet, murmur('one two three'), quiet, murmur('four five six')];
  const samples = Int16Array.from(parts.flatMap(part => [...part]));
  const file = writeWav({ sampleRateHz: 8000, channels: [samples] });
  const heard = await client.listen.v1.media.transcribeFile(file, {
    model: 'nova-3',
    utterances: true,
    smart_format: true,
  });
  if (!('results' in heard)) throw new Error('There is no transcript.');
  expect(heard.results.utterances?.map(({ transcript, start }) => [transcript, start])).toEqual([
    ['Good evening.', 1],
    ['Goodbye.', 2.5],
  ]);
  expect((await client.manage.v1.projects.list()).projects).toHaveLength(1);
  const stranger = new DeepgramClient({ apiKey: 'wrong', baseUrl: emulator.baseUrl, maxRetries: 0 });
  await expect(stranger.manage.v1.projects.list()).rejects.toMatchObject({ statusCode: 401 });
});

test('a granted token opens a socket, also as a subprotocol; a wrong key does not', async () => {
  const { client, socketUrl } = await start();
  const { access_token: token } = await client.auth.v1.tokens.grant();
  const path = `${socketUrl}/v1/listen?model=nova-3&encoding=mulaw&sample_rate=8000`;
  const socket = new WebSocket(path, ['bearer', token]);
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  expect(socket.protocol).toBe('bearer');
  socket.terminate();
  await expect(dial(path, 'wrong')).rejects.toThrow('401');
});

test.each([
  ['/v1/listen?model=nova-3&encoding=mulaw', 'Raw audio needs a sample_rate.'],
  ['/v1/listen?model=nova-3&keywords=wine', 'Keywords are not supported for Nova-3: use keyterm instead.'],
  ['/v1/listen?model=nova-2&keyterm=wine', 'Keyterm prompting is only available for Nova-3.'],
  ['/v1/listen?model=nova-3&interim=yes', 'Unknown query parameter: interim.'],
  ['/v2/listen?model=flux-general-en&interim_results=true', 'Unknown query parameter: interim_results.'],
  ['/v2/listen?model=flux-general-en&eager_eot_threshold=0.8', 'eager_eot_threshold must not exceed eot_threshold.'],
  [
    '/v1/speak?model=aura-2-thalia-en&encoding=mulaw&sample_rate=24000',
    'mulaw and alaw are spoken at 8000 or 16000 Hz.',
  ],
])('%s is refused', async (path, problem) => {
  const { emulator, socketUrl } = await start();
  const socket = new WebSocket(`${socketUrl}${path}`, { headers: { authorization: `Token ${emulator.apiKey}` } });
  const refused = await new Promise<unknown[]>(resolve =>
    socket.on('unexpected-response', (request, response) => {
      resolve([response.statusCode, response.headers['dg-error']]);
      request.destroy();
    }),
  );
  expect(refused).toEqual([400, problem]);
});

test('a socket that says nothing for ten seconds is closed; KeepAlive counts only after audio', async () => {
  let nowMs = 0;
  const timers = new Set<{ dueMs: number; action: () => void }>();
  const clock: EmulatorClock = {
    now: () => nowMs,
    schedule(delayMs, action) {
      const timer = { dueMs: nowMs + delayMs, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const advance = (ms: number) => {
    nowMs += ms;
    for (const timer of [...timers]) if (timer.dueMs <= nowMs && timers.delete(timer)) timer.action();
  };
  const { emulator, socketUrl } = await start({ clock });
  const path = `${socketUrl}/v1/listen?model=nova-3&encoding=mulaw&sample_rate=8000`;
  const [quiet, talking] = [await dial(path, emulator.apiKey), await dial(path, emulator.apiKey)];
  talking.socket.send(silence(20));
  advance(9000);
  for (const { send } of [quiet, talking]) send({ type: 'KeepAlive' });
  await expect.poll(() => emulator.sessions.map(({ commands }) => commands.length)).toEqual([1, 1]);
  advance(1000);
  expect(await quiet.closed).toBe('1011 NET-0001');
  expect(talking.socket.readyState).toBe(WebSocket.OPEN);
  advance(9000);
  expect(await talking.closed).toBe('1011 NET-0001');
});

test('what is no audio, no command and too long is closed with the code for it', async () => {
  const { emulator, socketUrl } = await start();
  const to = (path: string) => dial(`${socketUrl}${path}`, emulator.apiKey);
  const noise = await to('/v1/listen?model=nova-3');
  noise.socket.send(Buffer.from('this is no audio file'));
  expect(await noise.closed).toBe('1008 DATA-0000');
  const odd = await to('/v2/listen?model=flux-general-en&encoding=mulaw&sample_rate=8000');
  odd.send({ type: 'KeepAlive' });
  expect(await odd.closed).toBe('1008 DATA-0000');
  expect(odd.messages.at(-1)).toMatchObject({ type: 'Error', code: 'UNPARSABLE_CLIENT_MESSAGE' });
  const binary = await to('/v1/speak');
  binary.socket.send(Buffer.from([1]));
  expect(await binary.closed).toBe('1003 MESSAGE-0000');
  const long = await to('/v1/speak');
  long.send({ type: 'Speak', text: 'a'.repeat(2001) });
  expect(await long.closed).toBe('1009 BIG-0001');
  const eager = await to('/v1/speak');
  for (let round = 0; round < 2; round++) eager.send({ type: 'Speak', text: 'a'.repeat(1500) });
  expect(await eager.closed).toBe('1008 DATA-0001');
});

test('Aura: a twenty-first flush is warned of, and Clear stops the audio', async () => {
  const { emulator, socketUrl } = await start({ speechPieceEveryMs: 5, latePieces: 1 });
  const path = `${socketUrl}/v1/speak?model=aura-2-thalia-en&encoding=mulaw&sample_rate=8000`;
  const voice = await dial(path, emulator.apiKey);
  for (let flush = 0; flush < 21; flush++) voice.send({ type: 'Flush' });
  await voice.until('Warning');
  const other = await dial(path, emulator.apiKey);
  other.send({ type: 'Speak', text: 'Something long enough to be stopped in its middle.' });
  other.send({ type: 'Flush' });
  await other.until('audio');
  other.send({ type: 'Clear' });
  await other.until('Cleared');
  const told = other.messages.length;
  await sleep(20);
  expect(other.messages).toHaveLength(told);
  expect(other.messages.at(-2)?.type).toBe('audio');
  expect(other.messages.filter(({ type }) => type === 'audio').length).toBeLessThan(10);
});
