/** The services that the server uses, emulated with fixed delays over their own protocols, in a process of their own. */
import { startDeepgramEmulator, startOpenAiChatEmulator } from '@frontdesk/emulators';
import { answerNumber, CALLER_TEXT, DELAYS, MS_PER_CHARACTER, MS_PER_WORD } from '../delays.ts';
import type { ServiceAddresses } from './service-addresses.ts';

/** Far beyond what the account's limits are for a real one: callers here never stop. */
const CHARACTERS_PER_MINUTE = 1_000_000;

let answers = 0;
const deepgram = await startDeepgramEmulator({
  words: () => CALLER_TEXT,
  finalDelayMs: DELAYS.finalMs,
  wordMs: MS_PER_WORD,
  firstByteMs: DELAYS.firstByteMs,
  characterMs: MS_PER_CHARACTER,
  charactersPerMinute: CHARACTERS_PER_MINUTE,
});
const model = await startOpenAiChatEmulator({
  firstTokenMs: DELAYS.firstTokenMs,
  keptRequests: 1,
  // Never the same, or the server would have it spoken from its cache.
  respond: () => ({ text: answerNumber(++answers) }),
});
const addresses: ServiceAddresses = {
  deepgram: { baseUrl: deepgram.baseUrl, apiKey: deepgram.apiKey },
  model: { baseUrl: model.baseUrl, apiKey: model.apiKey },
};

process.on('message', () => process.send?.(addresses));
process.once('disconnect', () => process.exit());
