import type { AgentConfig, CallSnapshot, ProviderChoice } from '@frontdesk/contract';
import type { ProviderRecord } from '@frontdesk/providers/registry';
import {
  type BreakerPanel,
  Breakers,
  type CacheSpeechOptions,
  type Clock,
  createFallbackDialogue,
  createModelDialogue,
  type DialogueEngine,
  type HostedEngine,
  type KnowledgeSearch,
  type OnUsage,
  type ProviderChange,
  resilientLanguageModel,
  resilientSpeechToText,
  resilientTextToSpeech,
  type SpeechToText,
  TELEPHONE,
  type TextToSpeech,
  type VoiceActivityDetector,
  type VoiceMember,
} from '@frontdesk/voice';
import type { FastifyBaseLogger } from 'fastify';
import { defaultProviders } from './default-providers.ts';
import { meteredRecognizer, voiceOfCall } from './metered.ts';
import type { Providers } from './open-providers.ts';
import { ServicePool } from './service-pool.ts';

/** What a call hears, speaks and thinks with. */
export interface CallServices {
  readonly speechToText: SpeechToText;
  readonly textToSpeech: TextToSpeech;
  readonly voiceActivityDetector: VoiceActivityDetector;
  readonly dialogue: DialogueEngine;
  /** Holds the conversation in place of the others, which stand by. */
  readonly hosted?: HostedEngine;
}

/** Whoever keeps a call's record. */
export interface CallObserver {
  onChange(change: ProviderChange): void;
  readonly onUsage: OnUsage;
}

export interface CallEquipmentOptions {
  readonly providers: Pick<Providers, 'records' | 'keys'>;
  readonly clock: Clock;
  readonly voiceActivityDetector: VoiceActivityDetector;
  readonly knowledge: KnowledgeSearch;
  /** Answers where no language model does. */
  readonly flow: DialogueEngine;
  readonly speechCache: CacheSpeechOptions;
  /** Makes a dialogue of a server that the business itself runs; undefined for one that must not be called. */
  readonly customDialogue?: (url: string) => DialogueEngine | undefined;
  readonly logger: Pick<FastifyBaseLogger, 'warn' | 'info'>;
}

type Choice = Pick<ProviderChoice, 'provider' | 'model' | 'settings'>;

const LOCAL = { provider: 'local' };

/** Puts together what each call is held with, from its agent's choices and the accounts of its business. */
export class CallEquipment {
  readonly #options: CallEquipmentOptions;
  readonly #pool: ServicePool;
  readonly #breakers: Breakers;

  constructor(options: CallEquipmentOptions) {
    this.#options = options;
    this.#pool = new ServicePool(options.clock, options.speechCache);
    this.#breakers = new Breakers(options.clock, {
      onChange: change => options.logger.warn(change, 'A provider is left alone while open, and used once closed.'),
    });
  }

  /**
   * Chosen once a call. What cannot be used, for want of an account or of a fitting setting, is left out; the last one
   * of every line is this machine, which needs no account.
   */
  async forCall(snapshot: CallSnapshot, observer: CallObserver): Promise<CallServices> {
    const { flow, voiceActivityDetector, clock } = this.#options;
    const onChange: CallObserver['onChange'] = change => observer.onChange(change);
    const resilience = { clock, breakers: await this.#breakersOf(snapshot), onChange };
    const [recognizers, voices, dialogue, hosted] = await Promise.all([
      this.#recognizers(snapshot, observer),
      this.#voices(snapshot, observer),
      this.#dialogue(snapshot, observer),
      this.#hosted(snapshot),
    ]);
    const textToSpeech = resilientTextToSpeech(voices, resilience);
    const { voice, language } = snapshot.agent.config;
    // The first answer does not wait for a connection.
    if (!hosted) textToSpeech.warm?.({ voice, language, format: TELEPHONE });
    return {
      speechToText: resilientSpeechToText(recognizers, resilience),
      textToSpeech,
      voiceActivityDetector,
      dialogue: dialogue ? createFallbackDialogue(dialogue, flow) : flow,
      ...(hosted && { hosted }),
    };
  }

  /** For conversations in writing. */
  async dialogueFor(snapshot: CallSnapshot): Promise<DialogueEngine> {
    const { flow, logger } = this.#options;
    const onChange: CallObserver['onChange'] = change => logger.warn(change, 'A provider gave way to another.');
    const dialogue = await this.#dialogue(snapshot, { onChange, onUsage: () => {} });
    return dialogue ? createFallbackDialogue(dialogue, flow) : flow;
  }

  async #recognizers(snapshot: CallSnapshot, { onUsage }: CallObserver): Promise<[SpeechToText, ...SpeechToText[]]> {
    const { transcription, fallbacks } = snapshot.agent.config;
    const choices = withLocal<Choice>([...(transcription ? [transcription] : []), ...fallbacks.transcription], LOCAL);
    return this.#lineUp(snapshot, 'hear', choices, (choice, account) => {
      const made = this.#pool.recognizer({ ...choice, ...account });
      const model = modelIn(made?.id);
      return made && meteredRecognizer(made, { provider: choice.provider, model }, onUsage);
    });
  }

  async #voices(snapshot: CallSnapshot, { onUsage }: CallObserver): Promise<[VoiceMember, ...VoiceMember[]]> {
    const { voice, fallbacks } = snapshot.agent.config;
    // In a voice as alike as this machine has.
    const { gender, speed, rate } = voice;
    const local = { ...LOCAL, gender, speed, ...(rate !== undefined && { rate }) };
    const choices = withLocal<AgentConfig['voice']>([voice, ...fallbacks.voice], local);
    return this.#lineUp(snapshot, 'speak', choices, (choice, account) => {
      const made = this.#pool.voice({ ...choice, ...account });
      return made && { textToSpeech: voiceOfCall(made, onUsage), voice: choice };
    });
  }

  /** Undefined: the flow answers by itself. */
  async #dialogue(snapshot: CallSnapshot, observer: CallObserver): Promise<DialogueEngine | undefined> {
    const { providers, clock, knowledge, customDialogue } = this.#options;
    const { config, engine } = snapshot.agent;
    const url = config.hosted.websocketUrl;
    const custom = engine === 'custom_llm' && url !== undefined ? customDialogue?.(url) : undefined;
    if (custom) return custom;
    const { llm, fallbacks } = config;
    const provider = llm.provider ?? (await defaultProviders(providers, snapshot.business.id)).languageModel;
    if (provider === null || provider === 'local') return undefined;
    const choices: Choice[] = [{ provider, model: llm.model }, ...fallbacks.llm];
    const [first, ...others] = await this.#usable(snapshot, 'hold conversations', choices, (choice, account) =>
      this.#pool.languageModel({ ...choice, ...account }),
    );
    if (!first) return undefined;
    first.warm?.();
    const model = resilientLanguageModel([first, ...others], {
      ...{ clock, breakers: await this.#breakersOf(snapshot), onChange: change => observer.onChange(change) },
    });
    return createModelDialogue({ model, clock, knowledge });
  }

  async #hosted({ agent, business }: CallSnapshot): Promise<HostedEngine | undefined> {
    const { providers, logger } = this.#options;
    const { engine = 'pipeline', config, elevenlabsAgentId } = agent;
    const record = providers.records.find(candidate => candidate.hosted?.engine === engine);
    if (!record) return undefined;
    const account = await this.#account(business.id, record);
    try {
      const made =
        account &&
        this.#pool.hosted({
          ...account,
          model: config.llm.s2sModel,
          settings: config.hosted.settings,
          ...(engine === 'elevenlabs' && elevenlabsAgentId && { agentId: elevenlabsAgentId }),
        });
      if (made) return made;
    } catch (error) {
      logger.warn({ agentId: agent.id, engine, err: error }, 'A hosted engine could not be made.');
    }
    logger.warn({ agentId: agent.id, engine }, 'A hosted agent is held by the pipeline: there is no usable account.');
    return undefined;
  }

  async #lineUp<Wanted extends Choice, Made>(
    snapshot: CallSnapshot,
    purpose: string,
    choices: readonly Wanted[],
    make: (choice: Wanted, account: Account) => Made | undefined,
  ): Promise<[Made, ...Made[]]> {
    const [first, ...others] = await this.#usable(snapshot, purpose, choices, make);
    if (!first) throw new Error(`Nothing is there to ${purpose} with, not even this machine.`);
    return [first, ...others];
  }

  async #usable<Wanted extends Choice, Made>(
    { agent, business }: CallSnapshot,
    purpose: string,
    choices: readonly Wanted[],
    make: (choice: Wanted, account: Account) => Made | undefined,
  ): Promise<Made[]> {
    const { providers, logger } = this.#options;
    const made: Made[] = [];
    for (const choice of choices) {
      const { provider } = choice;
      const record = providers.records.find(({ id }) => id === provider);
      const account = record && (await this.#account(business.id, record));
      try {
        const one = account && make(choice, account);
        if (one) made.push(one);
        else logger.warn({ agentId: agent.id, provider, purpose }, 'A provider is left out: there is no account.');
      } catch (error) {
        logger.warn({ agentId: agent.id, provider, purpose, err: error }, 'A provider is left out.');
      }
    }
    return made;
  }

  /** A server that one business has to itself does not keep the others from theirs. */
  async #breakersOf({ business }: CallSnapshot): Promise<BreakerPanel> {
    const { records } = this.#options.providers;
    const addresses = await Promise.all(
      records.map(async record => {
        const account = await this.#account(business.id, record);
        return [record.id, account?.credentials.baseUrl] as const;
      }),
    );
    const byProvider = new Map(addresses);
    return this.#breakers.at(provider => byProvider.get(provider));
  }

  async #account(businessId: string, record: ProviderRecord): Promise<Account | undefined> {
    const found = await this.#options.providers.keys.find(businessId, record);
    return found ? { record, credentials: found.credentials } : undefined;
  }
}

type Account = Pick<Parameters<ServicePool['voice']>[0], 'record' | 'credentials'>;

/** This machine stands in last, unless it is in the line already. A carrier's voice is only of use where it speaks. */
function withLocal<Wanted extends Choice>(choices: readonly Wanted[], local: Wanted): readonly Wanted[] {
  const usable = choices.filter(({ provider }) => provider !== 'carrier');
  return usable.some(({ provider }) => provider === 'local') ? usable : [...usable, local];
}

/** The model's part of a port's id. */
const modelIn = (id: string | undefined) => id?.slice(id.indexOf(':') + 1) ?? '';
