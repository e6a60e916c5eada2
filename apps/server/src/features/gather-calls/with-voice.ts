import type { TextToSpeech } from '@frontdesk/voice';
import { UsageTally } from '../providers/call-cost.ts';
import { noteUsage } from '../telephony/note-usage.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import type { GatheredCall } from './gathered-call.ts';

/** Lets a piece of work speak in the call's voice, and puts what that costs on the call. */
export async function withVoice<Result>(
  context: TelephonyContext,
  { callId, snapshot }: GatheredCall,
  work: (textToSpeech: TextToSpeech) => Promise<Result>,
): Promise<Result> {
  const tally = new UsageTally();
  const { textToSpeech } = await context.providersFor(snapshot, {
    onUsage: usage => tally.add(usage),
    onChange: ({ from, to, reason }) => context.logger.warn({ callId, from, to, reason }, 'Another voice speaks.'),
  });
  try {
    return await work(textToSpeech);
  } finally {
    noteUsage(context, callId, tally);
  }
}
