import { type CallerVoice, hangUp, say, silence, type TwilioEmulator, waitForAgent } from '@frontdesk/emulators';
import { isNumber } from './arguments.ts';

const FAREWELL_MS = 6_000;

/** Does what was typed: `call FROM TO words`, or `text FROM TO words`. Rejects with what to type instead. */
export async function perform(twilio: TwilioEmulator, line: string, voice: CallerVoice): Promise<void> {
  const [act = '', from = '', to = '', ...words] = line.trim().split(/\s+/);
  if (act === '') return;
  const body = words.join(' ');
  if (!isNumber(from) || !isNumber(to) || (act !== 'call' && act !== 'text'))
    throw new Error('Type: call +14155550123 +14155550100 What are your hours?   or: text +1… +1… Hello');
  if (act === 'text') {
    await twilio.text({ from, to, body });
    return;
  }
  const script = [...(body === '' ? [] : [say(body)]), waitForAgent, silence(FAREWELL_MS), hangUp];
  await twilio.phone({ from, to, voice, script }).ended;
}
