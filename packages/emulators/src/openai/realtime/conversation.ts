import { ApiError } from '../api-error.ts';
import type { NewItem } from './client-events.ts';
import type { ConversationItem } from './conversation-item.ts';

/** The service forgets nothing within a session; here the latest are enough. */
const MAX_ITEMS = 500;

/** The turns of a session, in order. */
export class Conversation {
  readonly items: ConversationItem[] = [];
  readonly #spokenMs = new Map<string, number>();

  get lastId(): string | null {
    return this.items.at(-1)?.id ?? null;
  }

  find(id: string): ConversationItem | undefined {
    return this.items.find(item => item.id === id);
  }

  /** Returns the id of the item before it. */
  add(item: ConversationItem): string | null {
    const previous = this.lastId;
    this.items.push(item);
    const oldest = this.items.length > MAX_ITEMS ? this.items.shift() : undefined;
    if (oldest) this.#spokenMs.delete(oldest.id);
    return previous;
  }

  /** So much audio was made for an answer. */
  spoke(id: string, ms: number): void {
    this.#spokenMs.set(id, (this.#spokenMs.get(id) ?? 0) + ms);
  }

  get hasSpoken(): boolean {
    return this.#spokenMs.size > 0;
  }

  /** Takes what the client adds. Throws an `ApiError` where it answers no call. */
  create(given: NewItem, id: string): ConversationItem {
    if (this.find(id)) throw new ApiError(`Item with item_id '${id}' already exists.`, { code: 'item_already_exists' });
    const base = { id, object: 'realtime.item', status: 'completed' } as const;
    if (given.type === 'message')
      return { ...base, type: 'message', role: given.role, content: given.content.map(part => ({ ...part })) };
    const { call_id } = given;
    if (given.type === 'function_call')
      return { ...base, type: 'function_call', call_id, name: given.name, arguments: given.arguments };
    if (!this.items.some(item => item.type === 'function_call' && item.call_id === call_id))
      throw new ApiError(`Tool call ID '${call_id}' not found in conversation.`, {
        code: 'invalid_tool_call_id',
        param: 'item.call_id',
      });
    return { ...base, type: 'function_call_output', call_id, output: given.output };
  }

  /** Cuts an answer to what was heard of it; its transcript goes with it. */
  truncate(id: string, endMs: number): void {
    const item = this.find(id);
    if (!item) throw missingItem(id);
    if (item.type !== 'message' || item.role !== 'assistant')
      throw new ApiError('Only model output audio messages can be truncated', { param: 'item_id' });
    const spokenMs = Math.round(this.#spokenMs.get(id) ?? 0);
    if (endMs > spokenMs)
      throw new ApiError(`Audio content of ${spokenMs}ms is already shorter than ${endMs}ms`, {
        code: 'invalid_value',
      });
    this.#spokenMs.set(id, endMs);
    for (const part of item.content) if (part.type === 'output_audio') part.transcript = null;
  }

  delete(id: string): void {
    const index = this.items.findIndex(item => item.id === id);
    if (index < 0) throw missingItem(id);
    this.items.splice(index, 1);
  }
}

export function missingItem(id: string): ApiError {
  return new ApiError(`Item with item_id '${id}' not found.`, { code: 'item_not_found', param: 'item_id' });
}
