/** `npm run twilio`: an emulated Twilio account on this machine, to try calls and texts with no account and no phone. */
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { startTwilioEmulator, type TwilioEmulator } from '@frontdesk/emulators';
import { openCallerVoice } from './call/open-caller-voice.ts';
import { readTwilioArguments, TWILIO_USAGE, TwilioUsageError } from './twilio/arguments.ts';
import { calleeOf, WHO_ANSWERS } from './twilio/callees.ts';
import { perform } from './twilio/commands.ts';
import { newsOf } from './twilio/news.ts';

const ROOT = resolve(import.meta.dirname, '..');
const LOOK_EVERY_MS = 200;

async function main(argv: readonly string[]): Promise<void> {
  const options = readTwilioArguments(argv);
  await using voice = openCallerVoice({
    gender: 'male',
    modelsDir: resolve(ROOT, process.env.MODELS_DIR ?? 'models'),
    cacheDir: join(ROOT, '.cache/caller-voice'),
  });
  const twilio = await startTwilioEmulator({
    port: options.port,
    numbers: options.numbers,
    deliversMessages: true,
    callee: to => calleeOf(to, { lines: options.lines, voice }),
  });
  console.log(`An emulated Twilio account is at ${twilio.url}. Start the server with

TWILIO_ACCOUNT_SID=${twilio.accountSid}
TWILIO_AUTH_TOKEN=${twilio.authToken}
TWILIO_BASE_URL=${twilio.url}

and import its numbers there: ${options.numbers.join(', ')}

${WHO_ANSWERS}
Type "call +14155550123 ${options.numbers[0]} What are your hours?", or "text +14155550123 ${options.numbers[0]} Hello".
`);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const commands = createInterface({ input: process.stdin });
  commands.on('line', line => void perform(twilio, line, voice).catch(error => console.log(messageOf(error))));
  await tellNews(twilio, stop.signal);
  commands.close();
  await twilio.close();
}

/** Prints what happens, until told to stop. */
async function tellNews(twilio: TwilioEmulator, signal: AbortSignal): Promise<void> {
  const news = newsOf(twilio);
  while (!signal.aborted) {
    for (const line of news()) console.log(line);
    await setTimeout(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

main(process.argv.slice(2)).catch(error => {
  console.error(error instanceof TwilioUsageError ? `${error.message}\n\n${TWILIO_USAGE}` : error);
  process.exitCode = 1;
});
