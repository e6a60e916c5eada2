import {
  type Callee,
  type CallerVoice,
  hangUp,
  type ScriptStep,
  say,
  silence,
  waitForAgent,
} from '@frontdesk/emulators';

export const WHO_ANSWERS = `Numbers that are called: the last digit says what happens. 1 is busy, 2 does not answer, 3 cannot be reached, 4 is an
answering machine, all others are people.`;

/** A person who has said all they had to say hears the agent out, and hangs up. */
const FAREWELL_MS = 6_000;
const GREETING = 'Hello. Nobody is at home right now. Please leave a message after the tone.';
const TAPE_MS = 20_000;
const RINGING_MS = 2_000;

/** What a number does that is called. */
export function calleeOf(
  to: string,
  person: { readonly lines: readonly string[]; readonly voice: CallerVoice },
): Callee {
  const { lines, voice } = person;
  switch (to.at(-1)) {
    case '1':
      return { type: 'busy', afterMs: RINGING_MS };
    case '2':
      return { type: 'no-answer', afterMs: RINGING_MS };
    case '3':
      return { type: 'failed', afterMs: RINGING_MS, sipResponseCode: 404 };
    case '4':
      return {
        ...{ type: 'answer', voice, afterMs: RINGING_MS },
        ...{ answeredBy: 'machine_end_beep', detectionMs: 6_000 },
        script: [say(GREETING), silence(TAPE_MS)],
      };
    default: {
      const spoken = lines.flatMap<ScriptStep>(line => [say(line)]);
      return {
        ...{ type: 'answer', voice, afterMs: RINGING_MS },
        script: [...spoken, waitForAgent, silence(FAREWELL_MS), hangUp],
      };
    }
  }
}
