import { setTimeout as delay } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { type BrainQuestion, BrainRequest } from './brain-request.ts';
import type { BrainAnswer, BrainConnection, BrainFault, CustomLlmEmulatorOptions } from './custom-llm-emulator.ts';

export interface BrainSessionOptions extends CustomLlmEmulatorOptions {
  readonly callId: string;
  readonly path: string;
  readonly takeFault: (...types: readonly BrainFault['type'][]) => BrainFault | undefined;
}

/** One call's connection: says the first words, answers questions, and gives up an answer when a newer one is asked. */
export class BrainSession implements BrainConnection {
  readonly callId: string;
  readonly path: string;
  readonly received: BrainRequest[] = [];
  readonly problems: string[] = [];
  pings = 0;
  readonly #socket: WebSocket;
  readonly #options: BrainSessionOptions;
  #answering = new AbortController();
  #isDeaf = false;

  constructor(socket: WebSocket, options: BrainSessionOptions) {
    this.callId = options.callId;
    this.path = options.path;
    this.#socket = socket;
    this.#options = options;
    socket.on('error', () => socket.terminate());
    socket.on('message', data => this.#hear(data.toString()));
    socket.on('close', () => this.#answering.abort());
    const { config = { call_details: true }, beginMessage = 'Hello from the brain.' } = options;
    if (config) this.send({ response_type: 'config', config });
    if (beginMessage !== null)
      this.send({ response_type: 'response', response_id: 0, content: beginMessage, content_complete: true });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  interrupt(id: number, content: string, { endCall = false }: { readonly endCall?: boolean } = {}): void {
    const message = { response_type: 'agent_interrupt', interrupt_id: id, content, content_complete: true };
    this.send({ ...message, end_call: endCall });
  }

  send(message: object): void {
    if (this.isOpen) this.#socket.send(JSON.stringify(message));
  }

  drop(): void {
    this.#socket.terminate();
  }

  #hear(text: string): void {
    const request = BrainRequest.safeParse(parsed(text));
    if (!request.success) {
      this.problems.push(request.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; '));
      return;
    }
    const message = request.data;
    if (message.interaction_type === 'ping_pong') return void this.#pong();
    this.received.push(message);
    if (message.interaction_type === 'call_details' || message.interaction_type === 'update_only') return;
    this.#answering.abort();
    this.#answering = new AbortController();
    this.#answer(message, this.#answering.signal).catch((error: unknown) => this.problems.push(String(error)));
  }

  #pong(): void {
    this.pings++;
    this.#isDeaf ||= this.#options.takeFault('deaf') !== undefined;
    if (!this.#isDeaf) this.send({ response_type: 'ping_pong', timestamp: Date.now() });
  }

  async #answer(question: BrainQuestion, signal: AbortSignal): Promise<void> {
    const fault = this.#options.takeFault('stall', 'drop', 'cut', 'garbage');
    if (fault?.type === 'stall') return;
    if (fault?.type === 'drop') return this.drop();
    if (fault?.type === 'garbage') return void this.#socket.send('<html>Bad gateway</html>');
    const { respond = repeat, firstPieceMs = 0, pieceMs = 0 } = this.#options;
    const { pieces, tools = [], ...wishes } = respond(question);
    for (const [index, tool] of tools.entries()) {
      const tool_call_id = `tool_${question.response_id}_${index}`;
      const { name, arguments: given, result: content } = tool;
      this.send({ response_type: 'tool_call_invocation', tool_call_id, name, arguments: given });
      this.send({ response_type: 'tool_call_result', tool_call_id, content, successful: true });
    }
    for (const [index, content] of [...pieces, ''].entries()) {
      const waitMs = index === 0 ? firstPieceMs : pieceMs;
      if (waitMs > 0) await delay(waitMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const isLast = index === pieces.length;
      const piece = { response_type: 'response', response_id: question.response_id, content };
      this.send({ ...piece, content_complete: isLast, ...(isLast && wishesOf(wishes)) });
      if (fault?.type === 'cut') return this.drop();
    }
  }
}

function wishesOf({ endCall, transferNumber, digits }: Omit<BrainAnswer, 'pieces'>): object {
  return {
    ...(endCall !== undefined && { end_call: endCall }),
    ...(transferNumber !== undefined && { transfer_number: transferNumber }),
    ...(digits !== undefined && { digit_to_press: digits }),
  };
}

function repeat({ transcript, interaction_type }: BrainQuestion): BrainAnswer {
  if (interaction_type === 'reminder_required') return { pieces: ['Are you ', 'still there?'] };
  const said = transcript.findLast(({ role }) => role === 'user');
  return { pieces: ['You said: ', `${said?.content ?? 'nothing'}`] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
