import { murmur } from '../../audio/murmur.ts';
import { Handset } from '../../twilio-caller/handset.ts';
import { prepareScript } from '../../twilio-caller/script/prepared-script.ts';
import type { CallerVoice } from '../../twilio-caller/script/script.ts';
import type { ScriptedParty } from '../twilio-emulator.ts';
import type { Call } from './call.ts';

/** Who is given no voice hums: enough where only the words count, or that somebody speaks. */
const MURMURING: CallerVoice = { speak: async text => murmur(text) };

/** Somebody with a telephone, ready to act on the script. Rejects when the voice fails, or the call is over before. */
export async function prepareParty(party: ScriptedParty, call: Call): Promise<Handset> {
  const steps = await prepareScript(party.script, party.voice ?? MURMURING, call.signal);
  return new Handset({
    steps,
    agentQuietMs: party.agentQuietMs ?? 900,
    agentHasMore: party.agentHasMore ?? (() => false),
    patienceMs: party.patienceMs ?? 20_000,
    onEvent: event => call.report(event),
  });
}

/** Puts the party on the line; when it hangs up, so does the call. */
export function putOnTheLine(call: Call, party: Handset): void {
  const life = call.line.live(party, call.signal).then(hasHungUp => {
    if (hasHungUp) call.hangUp({ type: 'caller-hung-up' });
  });
  call.errand(life);
}
