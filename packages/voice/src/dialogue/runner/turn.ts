import type { DialogueEvent } from '../../ports/dialogue.ts';
import type { KnowledgeMatch } from '../../ports/knowledge-search.ts';
import type { ToolResult } from '../../ports/tool-runner.ts';
import type { Scene } from '../scene.ts';
import { scopeOf } from '../speech/scope.ts';
import { renderSpoken, type TemplateScope } from '../speech/template.ts';
import type { DialogueState, Waiting } from '../state.ts';

/** What a turn wants done. The runner only describes it; the dialogue does it and hands the outcome back. */
export type Effect =
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'tool'; readonly name: string; readonly arguments: Readonly<Record<string, unknown>> }
  | { readonly type: 'search'; readonly question: string }
  | Extract<DialogueEvent, { type: 'press' | 'transfer' | 'end' }>;

export type EffectOutcome =
  | { readonly type: 'done' }
  | { readonly type: 'tool'; readonly result: ToolResult }
  | { readonly type: 'search'; readonly matches: readonly KnowledgeMatch[] };

/** A part of a turn: yields effects, returns the node to go to, or null when it waits for the caller. */
export type Part = Generator<Effect, string | null, EffectOutcome>;
/** A part that does not decide where to go. */
export type Action = Generator<Effect, void, EffectOutcome>;

/** One agent turn being made. `state` is written as the turn goes on and is valid at every yield. */
export interface Turn {
  readonly scene: Scene;
  readonly state: DialogueState;
}

/** Says a text that is already rendered; nothing when it is empty. */
export function* say({ state }: Turn, text: string): Action {
  if (text === '') return;
  state.lastSaid = state.lastSaid === '' ? text : `${state.lastSaid} ${text}`;
  yield { type: 'say', text };
}

/** Asks, and waits for the answer. `text` is what is said where it is more than the question it ends with. */
export function* ask(turn: Turn, question: string, waiting: Waiting, text = question): Action {
  turn.state.waiting = waiting;
  turn.state.question = question;
  turn.state.wasQuestionHeard = true;
  yield* say(turn, text);
}

/** Asks the pending question again. */
export function* askAgain(turn: Turn): Action {
  yield* ask(turn, turn.state.question, turn.state.waiting);
}

export function render({ scene, state }: Turn, template: string, extra?: TemplateScope): string {
  return renderSpoken(template, scopeOf(scene, state, extra), scene);
}

/** Words of acknowledgement, in the order in which they take turns. */
export const OPENERS = ['Great', 'Sure', 'Perfect', 'Got it'] as const;

/** A short word of acknowledgement, varied from turn to turn. */
export function opener({ state }: Turn): string {
  return OPENERS[state.turns % OPENERS.length] ?? 'Sure';
}
