import type { EarlierTurn } from '@frontdesk/voice';
import { z } from 'zod';

/** What the far side is shown of the conversation, in its own words for it. */
const Entry = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['agent', 'user']), content: z.string() }),
  z.object({ role: z.literal('dtmf'), digit: z.string() }),
  z.object({
    role: z.literal('tool_call_invocation'),
    tool_call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
  z.object({
    role: z.literal('tool_call_result'),
    tool_call_id: z.string(),
    content: z.string(),
    successful: z.boolean().optional(),
  }),
]);
type Entry = z.infer<typeof Entry>;

const Saved = z.object({
  version: z.literal(1),
  kind: z.literal('custom-llm'),
  nextResponseId: z.int().nonnegative(),
  entries: z.array(Entry),
});

/** Long before a call's time limit; then what was said first is forgotten. */
const MAX_ENTRIES = 2000;

/** The conversation so far, with only what the caller heard of the agent's words, and the number of the next answer. */
export class Conversation {
  readonly #entries: Entry[];
  #nextResponseId: number;
  /** What the agent is saying, which may still grow or be cut. */
  #open: { role: 'agent'; content: string } | undefined;

  constructor(saved: unknown, earlier: readonly EarlierTurn[] = []) {
    const restored = Saved.safeParse(saved).data;
    this.#entries =
      restored?.entries ??
      earlier.map(({ speaker, text }): Entry => ({ role: speaker === 'caller' ? 'user' : 'agent', content: text }));
    this.#nextResponseId = restored?.nextResponseId ?? (earlier.length === 0 ? 0 : 1);
  }

  get isNew(): boolean {
    return this.#nextResponseId === 0;
  }

  /** Answers are numbered from 0, which is the first words of a call. */
  takeResponseId(): number {
    return this.#nextResponseId++;
  }

  callerSaid(content: string): void {
    this.#add({ role: 'user', content });
  }

  callerPressed(digits: string): void {
    for (const digit of digits) this.#add({ role: 'dtmf', digit });
    this.#add({ role: 'user', content: `Pressed Button: ${digits}` });
  }

  noteTool(entry: Extract<Entry, { role: 'tool_call_invocation' | 'tool_call_result' }>): void {
    this.#add(entry);
  }

  /** A new answer begins; what came before it is as it was heard. */
  beginAnswer(): void {
    this.#open = undefined;
  }

  agentSaid(text: string): void {
    if (!this.#open) {
      this.#open = { role: 'agent', content: '' };
      this.#add(this.#open);
    }
    this.#open.content += text;
  }

  /** What was heard of the agent's last words, where they were cut off. */
  heard(text: string, wasInterrupted: boolean): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open || !wasInterrupted) return;
    open.content = text;
    if (text === '') this.#entries.splice(this.#entries.lastIndexOf(open), 1);
  }

  /** As the protocol sends it: the words, and where wanted all that happened besides. */
  transcript(withToolCalls: boolean): object {
    const spoken = this.#entries.filter(({ role }) => role === 'agent' || role === 'user');
    return { transcript: spoken, ...(withToolCalls && { transcript_with_tool_calls: this.#entries }) };
  }

  save(): unknown {
    return structuredClone({
      ...{ version: 1, kind: 'custom-llm' },
      nextResponseId: this.#nextResponseId,
      entries: this.#entries,
    });
  }

  #add(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
  }
}
