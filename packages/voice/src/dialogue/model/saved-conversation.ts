import type { EarlierTurn } from '../../ports/earlier-turn.ts';
import type { ModelMessage, ModelToolCall } from '../../ports/language-model.ts';
import type { ToolResult } from '../../ports/tool-runner.ts';

/** A model's conversation as it is kept with a call. */
export interface SavedConversation {
  readonly version: 1;
  readonly kind: 'model';
  readonly note: string;
  readonly misses: number;
  readonly messages: readonly ModelMessage[];
}

/** The conversation, when it is one of this kind and version; otherwise undefined. */
export function savedConversation(saved: unknown): SavedConversation | undefined {
  if (!isRecord(saved) || saved.version !== 1 || saved.kind !== 'model') return undefined;
  const { note, misses, messages } = saved;
  if (typeof note !== 'string' || typeof misses !== 'number' || !Array.isArray(messages)) return undefined;
  return { version: 1, kind: 'model', note, misses, messages: structuredClone(messages).filter(isMessage) };
}

/** What was said before, with another dialogue or engine, as a conversation of this kind. */
export function takenOver(earlier: readonly EarlierTurn[] = []): SavedConversation | undefined {
  if (earlier.length === 0) return undefined;
  const messages = earlier.map(({ speaker: role, text }): ModelMessage => ({ role, text }));
  return { version: 1, kind: 'model', note: '', misses: 0, messages };
}

function isMessage(value: unknown): value is ModelMessage {
  if (!isRecord(value)) return false;
  switch (value.role) {
    case 'caller':
    case 'note':
      return typeof value.text === 'string';
    case 'agent': {
      const { text, toolCalls } = value;
      return (
        typeof text === 'string' && (toolCalls === undefined || (Array.isArray(toolCalls) && toolCalls.every(isCall)))
      );
    }
    case 'tool':
      return typeof value.callId === 'string' && typeof value.name === 'string' && isResult(value.result);
    default:
      return false;
  }
}

function isCall(value: unknown): value is ModelToolCall {
  return isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string' && isRecord(value.arguments);
}

function isResult(value: unknown): value is ToolResult {
  return isRecord(value) && typeof value.code === 'string' && isRecord(value.value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
