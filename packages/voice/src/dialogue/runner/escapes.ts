import { FAREWELL, PUTTING_THROUGH } from '../call-lines.ts';
import { type Request, requestIn } from '../understanding/requests.ts';
import { yesOrNo } from '../understanding/yes-no.ts';
import { listenQuestion } from './listen.ts';
import { nodeOf } from './reach.ts';
import { ask, askAgain, type Part, render, say, type Turn } from './turn.ts';

/** In free text only short, plain requests count; "my name is Rep" is a message, "a person please" is not. */
const MAX_REQUEST_WORDS_IN_TEXT = 6;

/** What the caller wants whatever was asked, as far as it may count at this point of the flow. */
export function requestNow({ scene, state }: Turn, text: string): Request | undefined {
  const request = requestIn(text);
  if (request === undefined || request === 'person' || request === 'robot')
    return isFreeText() && tooLong() ? undefined : request;
  if (isFreeText() && (tooLong() || request === 'thanks' || request === 'done' || request === 'hello'))
    return undefined;
  const isAtHome = state.waiting.type === 'intent' || state.waiting.type === 'person_offer';
  if (request === 'done' && !isAtHome) return undefined;
  if (request === 'thanks' && !isAtHome && yesOrNo(text) === 'yes') return undefined;
  if (request === 'goodbye' && !isAtHome && /\bnothing else\b/i.test(text)) return undefined;
  return request;

  function isFreeText(): boolean {
    const { waiting } = state;
    const node = nodeOf(scene.flow, state.node);
    return (
      waiting.type === 'slot' &&
      node.type === 'ask' &&
      node.slots.some(slot => slot.name === waiting.slot && slot.kind === 'text')
    );
  }
  function tooLong(): boolean {
    return text.trim().split(/\s+/).length > MAX_REQUEST_WORDS_IN_TEXT;
  }
}

/** Does what the caller asked for, from wherever they are. */
export function* honour(turn: Turn, request: Request): Part {
  const { scene, state } = turn;
  const isAtHome = state.waiting.type === 'intent';
  switch (request) {
    case 'person':
      return yield* putThrough(turn);
    case 'goodbye':
    case 'done':
      return yield* farewell(turn);
    case 'abandon':
      state.declined = [];
      yield* say(turn, 'No problem.');
      return yield* goHome(turn);
    case 'start_over': {
      yield* say(turn, "Sure, let's start again.");
      const [first] = state.path;
      for (const id of state.path) {
        const node = nodeOf(scene.flow, id);
        if (node.type !== 'ask') continue;
        for (const slot of node.slots) delete state.slots[slot.name];
      }
      state.confirmed = [];
      state.declined = [];
      state.clockReadings = {};
      state.digits = '';
      return first ?? (yield* goHome(turn));
    }
    case 'repeat':
    case 'slower': {
      const again = state.lastSaidBefore || state.question;
      if (request === 'slower') yield* say(turn, "Sorry about that. I'll say it again.");
      else if (!/^(?:Great|Sure|Perfect|Got it)\b/.test(again)) yield* say(turn, 'Sure.');
      yield* ask(turn, again, state.waiting);
      state.lastSaid = again;
      return null;
    }
    case 'robot':
      yield* say(
        turn,
        `Yes, I'm an automated assistant for ${scene.business.name}. If you'd rather talk to a person, just say so.`,
      );
      break;
    case 'wait':
      yield* say(turn, 'Of course, take your time.');
      return null;
    case 'hearing':
      yield* say(turn, "Yes, I'm here.");
      break;
    case 'thanks':
      yield* say(turn, "You're welcome.");
      break;
    case 'hello':
      yield* say(turn, 'Hello!');
      if (isAtHome) {
        yield* ask(turn, 'How can I help you?', state.waiting);
        return null;
      }
      break;
  }
  if (isAtHome) yield* ask(turn, homeQuestion(turn), state.waiting);
  else yield* askAgain(turn);
  return null;
}

/** To a person: by the flow's own way, else by forwarding; never refused without saying why. */
export function* putThrough(turn: Turn): Part {
  const { scene, state } = turn;
  if (scene.flow.anywhere.person) return scene.flow.anywhere.person;
  const pending = state.waiting;
  const outcome = yield { type: 'tool', name: 'forward_call', arguments: { reason: 'The caller asked for a person.' } };
  const to =
    outcome.type === 'tool' && outcome.result.code === 'ok'
      ? (outcome.result.value.to ?? scene.business.forwardingNumber)
      : undefined;
  if (typeof to === 'string') {
    state.waiting = { type: 'nothing' };
    yield* say(turn, PUTTING_THROUGH);
    yield { type: 'transfer', to };
    return null;
  }
  yield* say(turn, "I'm sorry, nobody can take the call right now.");
  yield* ask(
    turn,
    state.question === '' ? homeQuestion(turn) : state.question,
    pending.type === 'person_offer' ? { type: 'intent' } : pending,
  );
  return null;
}

export function* farewell(turn: Turn): Part {
  const { scene, state } = turn;
  if (scene.flow.anywhere.goodbye) return scene.flow.anywhere.goodbye;
  state.waiting = { type: 'nothing' };
  yield* say(turn, FAREWELL);
  yield { type: 'end', disposition: 'agent_ended' };
  return null;
}

/** Back to where callers say what they want. */
export function* goHome(turn: Turn): Part {
  const { scene, state } = turn;
  const home = nodeOf(scene.flow, scene.flow.anywhere.home ?? state.home);
  if (home.type !== 'listen') return home.id;
  state.node = home.id;
  state.path = [];
  state.visits = {};
  state.digits = '';
  yield* ask(turn, homeQuestion(turn), { type: 'intent' });
  return null;
}

/** The question at home, as asked a second time. */
export function homeQuestion(turn: Turn): string {
  const home = nodeOf(turn.scene.flow, turn.scene.flow.anywhere.home ?? turn.state.home);
  return home.type === 'listen' ? listenQuestion(turn, home) : render(turn, 'What can I do for you?');
}
