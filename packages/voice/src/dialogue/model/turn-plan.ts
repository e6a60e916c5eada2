import type { CallSnapshot, Disposition } from '@frontdesk/contract';
import type { CallerInput, CallFacts } from '../../ports/dialogue.ts';
import type { ModelMessage } from '../../ports/language-model.ts';
import { CANNOT_HEAR, COULD_NOT_REACH, CUT_OFF, NOBODY_FREE, openingLines, reminderLine } from '../call-lines.ts';
import { sceneOf } from '../scene.ts';
import { businessScope, callScope } from '../speech/scope.ts';
import { renderSpoken } from '../speech/template.ts';

/** How a turn begins: what the model is told of the caller, and words that need no model. */
export interface TurnPlan {
  readonly messages: readonly ModelMessage[];
  /** Spoken first, as they are. */
  readonly lines: readonly string[];
  /** The call ends after the lines. */
  readonly ending?: Disposition;
  readonly asksModel: boolean;
}

export interface PlanSituation {
  readonly snapshot: CallSnapshot;
  readonly call: CallFacts;
  readonly now: Date;
  /** Nothing was said so far. */
  readonly isBeginning: boolean;
  /** The agent's last words were cut off. */
  readonly wasInterrupted: boolean;
  /** What the agent asked last; empty for nothing. */
  readonly question: string;
}

/** What the caller did, as a turn of a model. What can be said without asking it is said at once. */
export function planTurn(input: CallerInput, situation: PlanSituation): TurnPlan {
  const { snapshot, isBeginning, wasInterrupted, question } = situation;
  const { config } = snapshot.agent;
  switch (input.type) {
    case 'started':
      return isBeginning ? fixed(firstLines(situation)) : goOn(CUT_OFF, 'The line was broken for a moment.');
    case 'resumed':
      return isBeginning
        ? fixed([CUT_OFF, ...firstLines(situation)])
        : goOn(CUT_OFF, 'The line was broken for a moment, and works again.');
    case 'unheld':
      return isBeginning
        ? fixed([config.holdThanks, ...firstLines(situation)])
        : goOn(config.holdThanks, 'The caller was on hold, and is back.');
    case 'transfer-failed':
      return ask(
        `Nobody took the call (${input.reason.replaceAll('_', ' ')}), and the caller is back with you; they were told. Offer what else you can do.`,
        [input.reason === 'failed' ? COULD_NOT_REACH : NOBODY_FREE],
      );
    case 'silent':
      if (input.count > config.turnTaking.maxReminders) return { ...fixed([CANNOT_HEAR]), ending: 'silence' };
      if (wasInterrupted) return ask('It was only a noise that cut you off. Go on with what you were saying.');
      return fixed([reminderLine(input.count), ...(question === '' ? [] : [question])], 'The caller says nothing.');
    case 'pressed':
      return ask(`The caller pressed keys on their phone: ${[...input.digits].join(' ')}`);
    case 'said':
      return { messages: [{ role: 'caller', text: input.text }], lines: [], asksModel: true };
  }

  /** The pending question once more; where there is none, or it was cut off, the model finds the way on. */
  function goOn(line: string, note: string): TurnPlan {
    if (question !== '' && !wasInterrupted) return fixed([line, question], note);
    return ask(`${note} You have just said: "${line}" Go on where you were.`, [line]);
  }
}

function fixed(lines: readonly string[], note?: string): TurnPlan {
  return { messages: note ? [{ role: 'note', text: note }] : [], lines, asksModel: false };
}

function ask(note: string, lines: readonly string[] = []): TurnPlan {
  return { messages: [{ role: 'note', text: note }], lines, asksModel: true };
}

/** The greeting, and the question the flow opens with. */
function firstLines({ snapshot, call, now }: PlanSituation): string[] {
  const scene = sceneOf(snapshot, call, now);
  const scope = { ...businessScope(scene), ...callScope(scene), slots: call.purpose?.slots ?? {}, result: {} };
  const render = (template: string) => renderSpoken(template, scope, scene);
  const start = scene.flow.nodes.find(node => node.id === scene.flow.start);
  const prompt = start?.type === 'listen' && start.prompt ? [render(start.prompt)] : [];
  return [...openingLines(snapshot.agent.config, scene.direction, render), ...prompt];
}
