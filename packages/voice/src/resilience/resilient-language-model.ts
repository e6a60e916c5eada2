import type { Clock } from '../ports/clock.ts';
import type { GenerateRequest, LanguageModel, ModelEvent } from '../ports/language-model.ts';
import { ProviderError } from '../ports/provider-error.ts';
import { type BreakerPanel, providerOf } from './breakers.ts';
import { inTime } from './in-time.ts';
import { ACCOUNT_FAULTS, type Attempt, LineUp, type ProviderChange, StalledError } from './line-up.ts';

export interface ResilientLanguageModelOptions {
  readonly clock: Clock;
  readonly breakers: BreakerPanel;
  readonly onChange?: (change: ProviderChange<'llm'>) => void;
  /** Without a first word or tool call for so long, a model has failed. Default 5000 ms. */
  readonly firstTokenTimeoutMs?: number;
  /** The same between one piece of the answer and the next. Default 10 000 ms. */
  readonly gapTimeoutMs?: number;
}

const FIRST_TOKEN_MS = 5000;
const GAP_MS = 10_000;
/** With nobody to take over, a late answer is better than none. */
const PATIENCE_WHEN_ALONE = 2;

/**
 * One call's language model, with others behind it. Until something of an answer was given, what fails is asked once
 * more, and then the next one; after that the failure is thrown, as two models do not finish one another's sentences.
 * Whoever took over answers for the rest of the call. Throws at once when all breakers are open. Cheap to make.
 */
export function resilientLanguageModel(
  members: readonly [LanguageModel, ...LanguageModel[]],
  options: ResilientLanguageModelOptions,
): LanguageModel {
  const { clock, firstTokenTimeoutMs = FIRST_TOKEN_MS, gapTimeoutMs = GAP_MS } = options;
  const lineUp = new LineUp<LanguageModel, 'llm'>({
    ...options,
    service: 'llm',
    members,
    idOf: member => member.id,
    finalFaults: ACCOUNT_FAULTS,
    lastResort: false,
  });

  async function* attempt(one: Attempt<LanguageModel>, request: GenerateRequest) {
    const { member, id } = one;
    const over = new AbortController();
    const patience = one.hasRelief ? 1 : PATIENCE_WHEN_ALONE;
    let hasBegun = false;
    let hasFinished = false;
    const allowedMs = () => (hasBegun ? gapTimeoutMs : patience * firstTokenTimeoutMs);
    const late = (afterMs: number) => new StalledError(id, 'words', afterMs);
    try {
      const answer = member.generate({ ...request, signal: AbortSignal.any([request.signal, over.signal]) });
      for await (const event of inTime(answer, { clock, signal: request.signal, allowedMs, late })) {
        hasBegun = true;
        hasFinished = event.type === 'finished';
        yield event;
      }
    } finally {
      over.abort();
    }
    if (!hasFinished && !request.signal.aborted)
      throw new ProviderError(`${id} did not finish its answer.`, { provider: providerOf(id), fault: 'protocol' });
  }

  return {
    id: members[0].id,
    capabilities: { tools: members.every(member => member.capabilities.tools) },
    warm: () => lineUp.current.warm?.(),
    async *generate(request: GenerateRequest): AsyncGenerator<ModelEvent> {
      const { signal } = request;
      const tries = lineUp.tries();
      for (let next = tries.next(); next && !signal.aborted; next = tries.next()) {
        let hasGiven = false;
        try {
          for await (const event of attempt(next, request)) {
            next.succeeded();
            hasGiven = true;
            yield event;
          }
          return;
        } catch (error) {
          next.failed(error, true);
          if (hasGiven) throw error;
        } finally {
          next.abandoned(); // where the answer was not waited for; nothing after another word
        }
      }
      if (!signal.aborted) throw tries.error;
    },
  };
}
