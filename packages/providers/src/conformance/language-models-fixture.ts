import {
  type ModelFault,
  type ScriptedReply,
  startAnthropicEmulator,
  startGoogleEmulator,
  startOpenAiChatEmulator,
} from '@frontdesk/emulators';
import { systemClock } from '@frontdesk/voice';
import { anthropic, compatible, google, openaiLanguageModels } from '../language-models/index.ts';
import type { LanguageModelService } from '../registry/provider-record.ts';
import { NOBODY, WRONG_KEY } from './sayings-fixture.ts';
import type { ConformanceSubject } from './subject.ts';
import type { LanguageModelScene } from './test-language-model.ts';

interface Model {
  readonly provider: string;
  readonly title: string;
  readonly service: LanguageModelService | undefined;
  readonly start: typeof startOpenAiChatEmulator;
  readonly model: string;
}

const subject = ({ provider, title, service, start, model }: Model): ConformanceSubject<LanguageModelScene> => ({
  provider,
  title,
  async open() {
    if (!service) throw new Error(`${title} has no language models.`);
    let replies: readonly ScriptedReply[] = [];
    let trouble: ScriptedReply['trouble'];
    const emulator = await start({
      respond: () => {
        const [reply = {}, ...rest] = replies;
        if (rest.length > 0) replies = rest;
        const next = trouble ? { ...reply, trouble } : reply;
        trouble = undefined;
        return next;
      },
    });
    const create = (apiKey: string, baseUrl: string) =>
      service.create({ credentials: { apiKey, baseUrl }, clock: systemClock }, { model, settings: {} });
    const refuse = (fault: ModelFault) => emulator.fail(fault);
    return {
      languageModel: create(emulator.apiKey, emulator.baseUrl),
      answers: (...answers) => {
        replies = answers;
      },
      toolResultsSeen: () =>
        (emulator.requests.at(-1)?.messages ?? []).flatMap(({ role, text }) => (role === 'tool' ? [text] : [])),
      farSide: {
        withWrongKey: () => create(WRONG_KEY, emulator.baseUrl),
        unreachable: () => create(emulator.apiKey, `${NOBODY}/v1`),
        failing: kind => {
          trouble = { kind, afterPieces: 2 };
          return create(emulator.apiKey, emulator.baseUrl);
        },
        refuse: (kind, retryAfterSeconds) => refuse({ kind, ...(retryAfterSeconds && { retryAfterSeconds }) }),
      },
      close: () => emulator.close(),
    };
  },
});

export const languageModels = [
  {
    ...{ provider: 'openai', title: 'OpenAI’s models', service: openaiLanguageModels },
    ...{ start: startOpenAiChatEmulator, model: 'gpt-4.1-mini' },
  },
  {
    ...{ provider: 'anthropic', title: 'Anthropic’s models', service: anthropic.languageModel },
    ...{ start: startAnthropicEmulator, model: 'claude-haiku-4-5' },
  },
  {
    ...{ provider: 'google', title: 'Google’s models', service: google.languageModel },
    ...{ start: startGoogleEmulator, model: 'gemini-3.5-flash-lite' },
  },
  {
    ...{ provider: 'compatible', title: 'Models of compatible servers', service: compatible.languageModel },
    ...{ start: startOpenAiChatEmulator, model: 'llama3.3' },
  },
].map(subject);
