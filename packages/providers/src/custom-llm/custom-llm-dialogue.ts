import type { LookupFunction } from 'node:net';
import {
  type CallerInput,
  type Clock,
  COULD_NOT_REACH,
  type Dialogue,
  type DialogueContext,
  type DialogueEngine,
  type DialogueEvent,
  NOBODY_FREE,
  type ProviderError,
  spokenLine,
} from '@frontdesk/voice';
import { Answer } from './answer.ts';
import { BrainLink } from './brain-link.ts';
import { callDetails } from './call-details.ts';
import { Conversation } from './conversation.ts';
import { PROVIDER } from './failures.ts';
import type { BrainMessage, Piece } from './messages.ts';

/** How long a caller waits for the next words before somebody else answers: models with tools take seconds. */
const ANSWER_LIMIT_MS = 8000;

export interface CustomLlmOptions {
  /** ws or wss, perhaps with a secret in its path or query; `/{call id}` is added to the path. */
  readonly url: string;
  readonly clock: Clock;
  /** Finds the address of the host; may refuse one that must not be called. */
  readonly lookup?: LookupFunction;
  /** Of silence, before the server counts as gone. */
  readonly answerLimitMs?: number;
}

/**
 * Conversations held by a server of the business's own, which speaks Retell's custom-LLM WebSocket protocol: we dial
 * it, one connection a call, and it answers what the caller said. The server does its own tools, and its words are
 * spoken as they stream in. Turns throw `ProviderError` when it is gone, silent or makes no sense.
 */
export function customLlmDialogue(options: CustomLlmOptions): DialogueEngine {
  return {
    id: `${PROVIDER}:${new URL(options.url).host}`,
    open: (context, saved) => new CustomLlmDialogue(options, context, saved),
  };
}

class CustomLlmDialogue implements Dialogue {
  readonly #options: CustomLlmOptions;
  readonly #context: DialogueContext;
  readonly #conversation: Conversation;
  readonly #link: BrainLink;
  #answer: Answer | undefined;
  /** What the server wanted to say of its own accord while nobody had asked. */
  #unasked: { readonly id: number; readonly pieces: Piece[] } | undefined;
  #lost: ProviderError | undefined;

  constructor(options: CustomLlmOptions, context: DialogueContext, saved: unknown) {
    this.#options = options;
    this.#context = context;
    this.#conversation = new Conversation(saved, context.earlier);
    this.#link = new BrainLink({
      ...{ url: addressOf(options.url, context.call.id), clock: options.clock, lookup: options.lookup },
      callDetails: () => callDetails(context),
      onMessage: message => this.#hear(message),
      onReopened: () => this.#askAgain(),
      onLost: error => {
        this.#lost = error;
        this.#answer?.fail(error);
      },
    });
  }

  async *respond(input: CallerInput, signal: AbortSignal): AsyncGenerator<DialogueEvent> {
    const { snapshot } = this.#context;
    if (input.type === 'silent' && input.count > snapshot.agent.config.turnTaking.maxReminders) {
      yield { type: 'end', disposition: 'silence' };
      return;
    }
    this.#conversation.beginAnswer();
    yield* this.#ownWords(input);
    const answer = this.#ask(input);
    try {
      await Promise.race([this.#link.open(), aborted(signal)]);
      if (signal.aborted) return;
      if (this.#lost) throw this.#lost;
      if (answer.request) this.#link.send({ ...answer.request, ...this.#transcript() });
      yield* this.#speak(answer, signal);
    } finally {
      if (this.#answer === answer) this.#answer = undefined;
    }
  }

  heard(text: string, wasInterrupted: boolean): void {
    this.#conversation.heard(text, wasInterrupted);
    this.#link.send({ interaction_type: 'update_only', ...this.#transcript(), turntaking: 'user_turn' });
  }

  save(): unknown {
    return this.#conversation.save();
  }

  close(): void {
    this.#link.close();
  }

  /** What the server cannot know of: what the law wants said before a recording, and that a person was not reached. */
  *#ownWords(input: CallerInput): Generator<DialogueEvent> {
    const { snapshot, call, wallTime } = this.#context;
    const { recordingEnabled, recordingConsent } = snapshot.agent.config;
    if (input.type === 'transfer-failed') yield* this.#say(input.reason === 'failed' ? COULD_NOT_REACH : NOBODY_FREE);
    if (input.type === 'started' && this.#conversation.isNew && recordingEnabled && recordingConsent)
      yield* this.#say(spokenLine(recordingConsent, { call, snapshot, wallTime: wallTime() }));
  }

  *#say(line: string): Generator<DialogueEvent> {
    if (line === '') return;
    this.#conversation.agentSaid(`${line} `);
    yield { type: 'say', text: `${line} ` };
  }

  /** The first words come by themselves; everything else is asked for. */
  #ask(input: CallerInput): Answer {
    if (input.type === 'said') this.#conversation.callerSaid(input.text);
    if (input.type === 'pressed') this.#conversation.callerPressed(input.digits);
    const isAnswer = input.type === 'said' || input.type === 'pressed';
    // The server greets under the first number, whether or not anybody waits for that.
    if (isAnswer && this.#conversation.isNew) this.#conversation.takeResponseId();
    const id = this.#conversation.takeResponseId();
    const interaction_type = isAnswer ? 'response_required' : 'reminder_required';
    const answer = new Answer(id, id === 0 ? null : { interaction_type, response_id: id });
    this.#answer = answer;
    const unasked = this.#unasked;
    this.#unasked = undefined;
    for (const piece of unasked?.pieces ?? []) answer.push({ ...piece, content_complete: false });
    return answer;
  }

  async *#speak(answer: Answer, signal: AbortSignal): AsyncGenerator<DialogueEvent> {
    const { clock, answerLimitMs = ANSWER_LIMIT_MS } = this.#options;
    let digits = '';
    let transferTo: string | null = null;
    let isLast = false;
    for (let isComplete = false; !isComplete; ) {
      const piece = await answer.next(clock, answerLimitMs, signal);
      if (!piece) return;
      if (piece.content !== '') {
        this.#conversation.agentSaid(piece.content);
        yield { type: 'say', text: piece.content };
      }
      digits += piece.digit_to_press ?? '';
      transferTo = piece.transfer_number ?? transferTo;
      isLast ||= piece.end_call === true;
      isComplete = piece.content_complete;
    }
    if (digits !== '') yield { type: 'press', digits };
    if (transferTo !== null) yield { type: 'transfer', to: transferTo, mode: 'cold' };
    else if (isLast) yield { type: 'end', disposition: 'agent_ended' };
  }

  #hear(message: BrainMessage): void {
    switch (message.response_type) {
      case 'response':
        // Older answers were cancelled by the question after them.
        if (message.response_id === this.#answer?.id) this.#answer.push(message);
        break;
      case 'agent_interrupt':
        if (this.#answer) this.#answer.interrupt(message.interrupt_id, message);
        else this.#keepUnasked(message.interrupt_id, message);
        break;
      case 'tool_call_invocation': {
        const { tool_call_id, name, arguments: given } = message;
        this.#conversation.noteTool({ role: 'tool_call_invocation', tool_call_id, name, arguments: given });
        break;
      }
      case 'tool_call_result': {
        const { tool_call_id, content, successful } = message;
        this.#conversation.noteTool({
          role: 'tool_call_result',
          ...{ tool_call_id, content, successful: successful ?? true },
        });
        break;
      }
    }
  }

  /** Nobody is cut off by it: it is spoken with the agent's next words. Of several, the newest counts. */
  #keepUnasked(id: number, piece: Piece): void {
    if (this.#unasked?.id !== id) this.#unasked = { id, pieces: [] };
    if (this.#unasked.pieces.length < 100) this.#unasked.pieces.push(piece);
  }

  /** After a broken line: unless some of the answer was heard already. */
  #askAgain(): void {
    const answer = this.#answer;
    if (!answer?.request) return;
    if (answer.hasPieces) answer.push({ content: '', content_complete: true });
    else this.#link.send({ ...answer.request, ...this.#transcript() });
  }

  #transcript(): object {
    return this.#conversation.transcript(this.#link.wantsToolCalls);
  }
}

function addressOf(url: string, callId: string): string {
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/${callId}`;
  return address.href;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
}
