/** `npm run call`: phones the running server with a scripted caller, and shows the call as it happens. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type CallerEvent, placeCall } from '@frontdesk/emulators';
import { AgentFloor } from './call/agent-floor.ts';
import { readArguments, USAGE, UsageError } from './call/arguments.ts';
import { followTranscript } from './call/live-transcript.ts';
import { CallerVoiceError, openCallerVoice } from './call/open-caller-voice.ts';
import { type CallRecord, OperatorApi, readOperatorKey, ServerError } from './call/operator-api.ts';
import { callReport, clock, outcomeText, seconds, turnLine } from './call/report.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** How long the record may take to be complete after the call. */
const RECORD_TIMEOUT_MS = 10_000;

async function main(argv: readonly string[]): Promise<void> {
  const options = await readArguments(argv);
  const api = new OperatorApi(options.server, await readOperatorKey(process.env.DATA_DIR ?? join(ROOT, 'data')));
  await refuseUnknownNumber(api, options.to);

  console.log('Preparing the caller’s lines …');
  const hangUp = new AbortController();
  process.once('SIGINT', () => hangUp.abort());
  const followed = new AbortController();
  const floor = new AgentFloor();
  let following: Promise<void> = Promise.resolve();
  await using voice = openCallerVoice({
    gender: options.voice,
    modelsDir: resolve(ROOT, process.env.MODELS_DIR ?? 'models'),
    cacheDir: join(ROOT, '.cache/caller-voice'),
  });
  const call = await placeCall({
    webhookUrl: `${options.server}/webhooks/twilio/voice`,
    statusCallbackUrl: `${options.server}/webhooks/twilio/status`,
    from: options.from,
    to: options.to,
    script: options.script,
    voice,
    ...(process.env.TWILIO_AUTH_TOKEN ? { authToken: process.env.TWILIO_AUTH_TOKEN } : {}),
    agentHasMore: () => floor.hasMore,
    signal: hangUp.signal,
    onEvent(event) {
      floor.heard(event);
      const line = eventLine(event);
      if (line) console.log(line);
      if (event.type === 'dialing') following = follow({ api, callSid: event.callSid, floor, signal: followed.signal });
    },
  });

  const file = resolve(options.save ?? join(ROOT, '.cache/calls', `${call.callSid}.wav`));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, call.wav);
  const record = await completeRecord(api, call.callSid);
  followed.abort();
  await following;
  console.log(`\nThe call is over: ${outcomeText(call.outcome)}.`);
  if (record) {
    console.log(callReport(call, record, await api.reservationsOf(record)));
    console.log(`Record       ${options.server}/api/calls/${record.id}`);
  } else console.log('The server kept no record of it.');
  console.log(`Recording    ${file}`);
  if (call.outcome.type === 'failed') process.exitCode = 1;
}

/** What happened on the line, where the transcript does not tell it. */
function eventLine(event: CallerEvent): string | null {
  switch (event.type) {
    case 'stream-started':
      return 'The agent has answered.\n';
    case 'carrier-said':
      return `       Carrier says: ${event.text}`;
    case 'caller-started':
      return `${clock(event.atMs)}    …     caller speaks: ${event.words}`;
    case 'key-pressed':
      return `${clock(event.atMs)}    …     caller presses ${event.digit}`;
    case 'agent-started':
      return event.latencyMs === null
        ? null
        : `${clock(event.atMs)}    …     agent heard after ${seconds(event.latencyMs)}`;
    case 'audio-cleared':
      return `${clock(event.atMs)}    …     agent stops, ${seconds(event.droppedMs)} unsaid`;
    case 'dialed':
      return `       Put through to ${event.number}`;
    case 'fault':
      return `       Fault ${event.code}: ${event.detail}`;
    default:
      return null;
  }
}

interface Follow {
  readonly api: OperatorApi;
  readonly callSid: string;
  readonly floor: AgentFloor;
  readonly signal: AbortSignal;
}

async function follow({ api, callSid, floor, signal }: Follow): Promise<void> {
  try {
    for await (const turn of followTranscript(api, callSid, signal)) {
      floor.finished(turn);
      console.log(turnLine(turn));
    }
  } catch (error) {
    console.error(`No live transcript: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    floor.release();
  }
}

async function refuseUnknownNumber(api: OperatorApi, number: string): Promise<void> {
  const businesses = await api.businesses();
  if (businesses.some(business => business.numbers.includes(number))) return;
  const known = businesses.map(({ name, numbers }) => `  ${numbers.join(', ')}  ${name}`).join('\n');
  throw new ServerError(`No business has the number ${number}. Numbers of this server:\n${known}`);
}

/** The record once the call has its disposition; the last state seen when that takes too long. */
async function completeRecord(api: OperatorApi, callSid: string): Promise<CallRecord | null> {
  const deadline = performance.now() + RECORD_TIMEOUT_MS;
  for (;;) {
    const record = await api.findCall(callSid);
    if (record?.disposition || performance.now() > deadline) return record;
    await setTimeout(150);
  }
}

main(process.argv.slice(2)).catch(error => {
  const isExpected = [UsageError, ServerError, CallerVoiceError].some(type => error instanceof type);
  console.error(isExpected ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${USAGE}`);
  process.exitCode = 1;
});
