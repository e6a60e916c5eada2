import type { TransferFailure } from '@frontdesk/contract';
import type { CallerInput } from '../../ports/dialogue.ts';
import { CANNOT_HEAR, COULD_NOT_REACH, CUT_OFF, NOBODY_FREE, openingLines, reminderLine } from '../call-lines.ts';
import { mentionsIn } from '../slots/mentions.ts';
import { wantedPart } from '../understanding/correction.ts';
import { plainWords } from '../understanding/normalise.ts';
import { yesOrNo } from '../understanding/yes-no.ts';
import { answerQuestions, searchKnowledge } from './answer.ts';
import { farewell, goHome, homeQuestion, honour, putThrough, requestNow } from './escapes.ts';
import { fill } from './fill.ts';
import { hearAnswer } from './hear-answer.ts';
import { hearKeys } from './keys.ts';
import { backToListen, hearIntent, intentOf, listenQuestion } from './listen.ts';
import { giveUp, missed } from './miss.ts';
import { hearChoice } from './offer.ts';
import { nodeOf } from './reach.ts';
import { type Action, ask, askAgain, type Part, render, say, type Turn } from './turn.ts';
import { walk } from './walk.ts';

/** A call with more turns than this leads nowhere; ordinary ones stay below forty. */
const MAX_TURNS = 150;

/** One agent turn: what the caller did in, effects out; `turn.state` is brought up to date on the way. */
export function* respond(turn: Turn, input: CallerInput): Action {
  const { state } = turn;
  state.lastSaidBefore = state.lastSaid;
  state.lastSaid = '';
  state.turns++;
  const next = yield* react(turn, input);
  if (next !== null) yield* walk(turn, next);
  if (state.lastSaid === '') state.lastSaid = state.lastSaidBefore;
}

function* react(turn: Turn, input: CallerInput): Part {
  const { state } = turn;
  if (state.turns > MAX_TURNS) return yield* giveUp(turn);
  switch (input.type) {
    case 'started':
      return yield* open(turn);
    case 'resumed':
      return yield* goOn(turn);
    case 'unheld':
      return yield* backFromHold(turn);
    case 'transfer-failed':
      return yield* transferFailed(turn, input.reason);
    case 'silent':
      return yield* remind(turn, input.count);
    case 'pressed':
      return yield* hearKeys(turn, input.digits, hear);
    case 'said':
      return yield* hear(turn, input.text);
  }
}

function* open(turn: Turn): Part {
  const { state, scene } = turn;
  if (state.waiting.type !== 'greeting') return yield* goOn(turn);
  const lines = openingLines(scene.snapshot.agent.config, scene.direction, text => render(turn, text));
  for (const line of lines) yield* say(turn, line);
  return scene.flow.start;
}

/** After a broken line: an apology and the pending question. */
function* goOn(turn: Turn): Part {
  yield* say(turn, CUT_OFF);
  return yield* returnToQuestion(turn);
}

/** After a hold: thanks, and the pending question; all of the last turn where the hold cut it off. */
function* backFromHold(turn: Turn): Part {
  const { state, scene } = turn;
  yield* say(turn, scene.snapshot.agent.config.holdThanks);
  if (!state.wasQuestionHeard && state.lastSaidBefore !== '' && state.waiting.type !== 'tool') {
    yield* ask(turn, state.question, state.waiting, state.lastSaidBefore);
    return null;
  }
  return yield* returnToQuestion(turn);
}

/** The person who was to take over did not. */
function* transferFailed(turn: Turn, reason: TransferFailure): Part {
  const node = nodeOf(turn.scene.flow, turn.state.node);
  if (node.type === 'transfer' && node.onFailure) return node.onFailure;
  yield* say(turn, reason === 'failed' ? COULD_NOT_REACH : NOBODY_FREE);
  return yield* goHome(turn);
}

function* returnToQuestion(turn: Turn): Part {
  const { state } = turn;
  if (state.waiting.type === 'greeting') return yield* open(turn);
  if (state.waiting.type === 'tool') return state.node;
  if (state.question === '' || state.waiting.type === 'nothing') return yield* goHome(turn);
  yield* askAgain(turn);
  return null;
}

function* remind(turn: Turn, count: number): Part {
  const { state, scene } = turn;
  if (count > scene.snapshot.agent.config.turnTaking.maxReminders) {
    state.waiting = { type: 'nothing' };
    yield* say(turn, CANNOT_HEAR);
    yield { type: 'end', disposition: 'silence' };
    return null;
  }
  if (state.waiting.type === 'tool') return state.node;
  yield* say(turn, reminderLine(count));
  yield* ask(turn, state.question === '' ? homeQuestion(turn) : state.question, state.waiting);
  return null;
}

/** The caller's words: requests that hold anywhere, then questions, then what the current node waits for. */
export function* hear(turn: Turn, text: string): Part {
  const { state, scene } = turn;
  if (state.waiting.type === 'greeting') yield* openQuietly(turn);
  const node = nodeOf(scene.flow, state.node);
  const request = requestNow(turn, text);
  if (request) return yield* honour(turn, request);
  if (state.waiting.type === 'person_offer') return yield* hearPersonOffer(turn, text);
  if (isFreeText(turn)) return node.type === 'ask' ? yield* hearAnswer(turn, node, text) : null;

  const { answers, rest, hasOpenQuestion } = answerQuestions(turn, text);
  for (const answer of answers) yield* say(turn, answer);
  if (answers.length > 0) state.misses = 0;
  if (answers.length > 0 && !leadsOn(turn, rest)) {
    if (node.type === 'listen') yield* ask(turn, listenQuestion(turn, node), { type: 'intent' });
    else if (state.waiting.type === 'tool') return node.id;
    else yield* askAgain(turn);
    return null;
  }
  if (state.waiting.type === 'tool') return yield* hearBeforeTool(turn, rest);

  const intent = node.type === 'listen' ? intentOf(turn, node, rest) : null;
  const isAboutRules =
    /\b(?:do (?:i|we|you) (?:need|have to|require|take|accept)|required|policy|policies|allowed)\b/.test(
      plainWords(rest),
    );
  const isUnclear = node.type === 'listen' && intent === null && plainWords(rest).split(' ').length > 2;
  if (((hasOpenQuestion || isUnclear) && intent === null) || (hasOpenQuestion && isAboutRules)) {
    const found = yield* searchKnowledge(rest);
    if (found !== undefined) return yield* replyAndReturn(turn, found);
  }
  const elsewhere = node.type === 'listen' ? undefined : switchedIntent(turn, rest);
  if (elsewhere) {
    state.carried = rest;
    yield* say(turn, 'Sure.');
    return elsewhere;
  }
  const isForKnowing = node.type === 'listen' || (yesOrNo(rest) === undefined && isOpenQuestion(rest));
  if (hasOpenQuestion && intent === null && isForKnowing) {
    state.totalMisses++;
    return yield* replyAndReturn(
      turn,
      "I'm sorry, I don't know that one. If it matters, say \"a person\" and I'll put you through.",
    );
  }
  switch (node.type) {
    case 'listen':
      if (intent === null && yesOrNo(rest) === 'no') return yield* farewell(turn);
      return yield* hearIntent(turn, node, rest);
    case 'ask':
      return yield* hearAnswer(turn, node, rest);
    case 'offer':
      return yield* hearChoice(turn, node, rest);
    default:
      return yield* goHome(turn);
  }
}

/** The caller spoke before any greeting was begun: the flow starts without it. */
function* openQuietly(turn: Turn): Action {
  const { scene, state } = turn;
  const start = nodeOf(scene.flow, scene.flow.start);
  if (start.type === 'listen') {
    state.waiting = { type: 'intent' };
    return;
  }
  yield* walk(turn, scene.flow.start);
}

/** The caller spoke before the tool was started: a change counts, anything else lets it go ahead. */
function* hearBeforeTool(turn: Turn, text: string): Part {
  const { state, scene } = turn;
  const taken = fill(turn, mentionsIn(wantedPart(text), null, scene), null);
  const latest = state.path.at(-1);
  if (taken.returnTo !== null) return taken.returnTo;
  if (latest && (taken.problems.length > 0 || yesOrNo(text) === 'no')) {
    if (taken.problems.length > 0) yield* say(turn, taken.problems.join(' '));
    return latest;
  }
  return state.node;
}

function* hearPersonOffer(turn: Turn, text: string): Part {
  const answer = yesOrNo(text);
  if (answer === 'yes') return yield* putThrough(turn);
  if (answer === 'no') return yield* goHome(turn);
  const home = nodeOf(turn.scene.flow, turn.state.home);
  const intent = home.type === 'listen' ? intentOf(turn, home, text) : null;
  if (intent) {
    turn.state.carried = text;
    return intent.next;
  }
  if (turn.state.misses > 0) return yield* farewell(turn);
  return yield* missed(turn, turn.state.home, 2, turn.state.question);
}

function* replyAndReturn(turn: Turn, text: string): Part {
  const node = nodeOf(turn.scene.flow, turn.state.node);
  if (node.type === 'listen') return yield* backToListen(turn, node, text);
  yield* say(turn, text);
  yield* askAgain(turn);
  return null;
}

/** Another of home's intents, said in so many words in the middle of something else. */
function switchedIntent(turn: Turn, text: string): string | undefined {
  const { state, scene } = turn;
  const home = nodeOf(scene.flow, state.home);
  if (home.type !== 'listen' || text === '') return undefined;
  const mentions = mentionsIn(text, null, scene);
  if (Object.keys(mentions).length > 0) return undefined;
  const intent = intentOf(turn, home, text);
  if (!intent || intent.words < 2 || (state.visits[intent.next] ?? 0) > 0) return undefined;
  return intent.next;
}

function isFreeText({ scene, state }: Turn): boolean {
  const { waiting } = state;
  const node = nodeOf(scene.flow, state.node);
  return (
    waiting.type === 'slot' &&
    node.type === 'ask' &&
    node.slots.some(slot => slot.name === waiting.slot && slot.kind === 'text')
  );
}

/** Whether what was said besides an answered question fills a slot, names an intent or is a yes or no. */
function leadsOn(turn: Turn, rest: string): boolean {
  if (rest === '') return false;
  const node = nodeOf(turn.scene.flow, turn.state.node);
  if (node.type === 'listen') return intentOf(turn, node, rest) !== null;
  return yesOrNo(rest) !== undefined || Object.keys(mentionsIn(rest, null, turn.scene)).length > 0;
}

/** A question asked for knowing, not for getting ("can I …", "could you …"). */
function isOpenQuestion(text: string): boolean {
  return /^(?:(?:and|so|but|um|uh|oh|hi|hello|also|wait|okay) )*(?:what|where|who|why|how|which|is|are|do|does|did|will)\b/.test(
    plainWords(text),
  );
}
