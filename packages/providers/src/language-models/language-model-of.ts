import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FinishReason,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import type { Usage } from '@frontdesk/contract';
import { type GenerateRequest, type LanguageModel, type ModelEvent, ProviderError } from '@frontdesk/voice';
import { failure, providerErrorOf } from './failures.ts';
import { correction, GarbledCall, readArguments } from './garbled-call.ts';
import { Patience, type PatienceOptions } from './patience.ts';
import { type PromptStyle, promptOf, toolsOf } from './prompt.ts';
import { Signatures } from './signatures.ts';
import { ThinkingText } from './thinking-text.ts';

export interface LanguageModelOptions extends PatienceOptions {
  readonly model: LanguageModelV4;
  readonly prompt: Omit<PromptStyle, 'signatureOf'>;
  /** What this service is told besides; asked for every request. */
  readonly extrasOf?: (request: GenerateRequest) => Pick<LanguageModelV4CallOptions, 'providerOptions' | 'reasoning'>;
  /** The model may think aloud in its text. */
  readonly thinksAloud?: boolean;
  readonly warm: () => void;
}

/**
 * A model of the AI SDK as a `LanguageModel`. Talks to the SDK's model directly: `streamText` costs twice the time of a
 * turn, and tries again by itself. A tool call whose arguments are no JSON is asked for once more, unless other calls of
 * the same answer were given out already.
 */
export function languageModelOf(options: LanguageModelOptions): LanguageModel {
  const { provider, model, clock, warm } = options;
  const signatures = new Signatures();
  return {
    id: `${provider}:${model.modelId}`,
    capabilities: { tools: true },
    warm,
    async *generate(request) {
      const { signal } = request;
      let asked = request;
      let spent: Usage | null = null;
      for (let mayCorrect = true; !signal.aborted; mayCorrect = false) {
        try {
          for await (const event of answer(options, signatures, asked)) {
            if (signal.aborted) return; // what came before the abort may still be on its way here
            yield event.type === 'finished' ? { ...event, usage: sum(spent, event.usage) } : event;
          }
          return;
        } catch (error) {
          if (signal.aborted) return;
          if (!(error instanceof GarbledCall)) throw providerErrorOf(error, options, clock.wallTime());
          if (!mayCorrect || !error.mayBeRepeated)
            throw failure('protocol', `${options.title} asked for a tool with arguments that are no JSON.`, options);
          spent = error.usage;
          asked = correction(request, error);
        }
      }
    },
  };
}

async function* answer(
  options: LanguageModelOptions,
  signatures: Signatures,
  request: GenerateRequest,
): AsyncGenerator<ModelEvent> {
  const { model } = options;
  const patience = new Patience(options, request.signal);
  const thinking = options.thinksAloud ? new ThinkingText() : undefined;
  let said = '';
  let calls = 0;
  let garbled: string | undefined;
  let hasBegun = false;
  let finish: { readonly reason: LanguageModelV4FinishReason; readonly usage: Usage | null } | undefined;
  try {
    const { stream } = await model.doStream({
      prompt: promptOf(request, { ...options.prompt, signatureOf: id => signatures.of(id) }),
      ...(request.tools.length > 0 && { tools: toolsOf(request.tools) }),
      ...(request.temperature !== undefined && { temperature: request.temperature }),
      ...(request.maxTokens !== undefined && { maxOutputTokens: request.maxTokens }),
      ...options.extrasOf?.(request),
      abortSignal: patience.signal,
    });
    // Read to its end, `finish` or not: a connection is only used again when nothing is left in it.
    for await (const part of stream) {
      if (part.type !== 'stream-start') hasBegun = true;
      switch (part.type) {
        case 'text-delta': {
          patience.sign();
          const text = thinking ? thinking.push(part.delta) : part.delta;
          if (text === '') break;
          said += text;
          yield { type: 'text', text };
          break;
        }
        case 'tool-call': {
          patience.sign();
          const read = readArguments(part.input);
          if (!read) {
            garbled ??= part.toolName;
            break;
          }
          calls += 1;
          signatures.keep(part.toolCallId, part.providerMetadata);
          yield { type: 'tool-call', id: part.toolCallId, name: part.toolName, arguments: read };
          break;
        }
        case 'tool-input-delta':
        case 'reasoning-delta':
          patience.sign();
          break;
        case 'error':
          throw part.error;
        case 'finish':
          finish = { reason: part.finishReason, usage: usageOf(part.usage, options) };
      }
    }
    const rest = thinking?.flush() ?? '';
    if (rest !== '') yield { type: 'text', text: rest };
    if (!finish || finish.reason.unified === 'interrupted' || finish.reason.unified === 'error')
      throw hasBegun
        ? failure('unavailable', `${options.title} broke off in the middle of its answer.`, options)
        : failure('protocol', `${options.title} answered with nothing: check the address.`, options);
    const reason = reasonOf(finish.reason, calls > 0);
    // A call that was cut off by the limit is part of an answer that was; asking again would cut it off again.
    if (garbled !== undefined && reason !== 'length')
      throw new GarbledCall({ tool: garbled, said, mayBeRepeated: calls === 0, usage: finish.usage });
    yield { type: 'finished', reason, usage: finish.usage };
  } catch (error) {
    const { reason } = patience.signal;
    throw reason instanceof ProviderError ? reason : error;
  } finally {
    patience.end();
  }
}

function reasonOf({ unified }: LanguageModelV4FinishReason, hasCalls: boolean) {
  switch (unified) {
    case 'length':
      return 'length';
    case 'content-filter':
      return 'filtered';
    default:
      // Some compatible servers say `stop` after a tool call.
      return hasCalls ? 'tool-calls' : 'stop';
  }
}

function usageOf({ inputTokens, outputTokens }: LanguageModelV4Usage, options: LanguageModelOptions): Usage | null {
  if (inputTokens.total === undefined && outputTokens.total === undefined) return null;
  return {
    service: 'llm',
    provider: options.provider,
    model: options.model.modelId,
    ...(inputTokens.total !== undefined && { inputTokens: inputTokens.total }),
    ...(inputTokens.cacheRead !== undefined && { cachedTokens: inputTokens.cacheRead }),
    ...(outputTokens.total !== undefined && { outputTokens: outputTokens.total }),
  };
}

function sum(spent: Usage | null, usage: Usage | null): Usage | null {
  if (!spent || !usage) return usage ?? spent;
  return {
    ...usage,
    inputTokens: (spent.inputTokens ?? 0) + (usage.inputTokens ?? 0),
    cachedTokens: (spent.cachedTokens ?? 0) + (usage.cachedTokens ?? 0),
    outputTokens: (spent.outputTokens ?? 0) + (usage.outputTokens ?? 0),
  };
}
