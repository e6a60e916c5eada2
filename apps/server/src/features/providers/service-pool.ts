import { createHash } from 'node:crypto';
import type { Credentials, ProviderContext, ProviderRecord } from '@frontdesk/providers/registry';
import {
  type CacheSpeechOptions,
  type Clock,
  cacheSpeech,
  type HostedEngine,
  type LanguageModel,
  type SpeechToText,
  type TextToSpeech,
} from '@frontdesk/voice';
import { meteredVoice } from './metered.ts';

/** Services that are kept with their connections; the one longest unused is forgotten first. */
const MAX_SERVICES = 500;

/** One provider's account, with what is wanted of it. */
export interface ServiceRequest {
  readonly record: ProviderRecord;
  readonly credentials: Credentials;
  /** The service's first when absent. */
  readonly model?: string | undefined;
  readonly settings?: unknown;
}

/**
 * What was made of providers' records, shared by all calls that want the same of the same account, so that connections
 * are, too. A changed key is another account.
 */
export class ServicePool {
  readonly #clock: Clock;
  readonly #speechCache: CacheSpeechOptions;
  readonly #made = new RecentlyUsed<unknown>();
  /** One for each account: what providers share between services hangs on it. */
  readonly #contexts = new RecentlyUsed<ProviderContext>();

  constructor(clock: Clock, speechCache: CacheSpeechOptions) {
    this.#clock = clock;
    this.#speechCache = speechCache;
  }

  /** Undefined where the provider has no such service. These throw where the settings do not fit. */
  recognizer(request: ServiceRequest): SpeechToText | undefined {
    const service = request.record.transcription;
    return service && this.#keep('transcription', request, choice => service.create(choice.context, choice));
  }

  /** Remembers lines it has said. */
  voice(request: ServiceRequest): TextToSpeech | undefined {
    const { record } = request;
    const service = record.voice;
    if (!service) return undefined;
    return this.#keep('voice', request, choice => {
      const made = service.create(choice.context, choice);
      // This machine's own voice remembers by itself, and costs nothing.
      if (record.id === 'local') return made;
      const metered = meteredVoice(made, { provider: record.id, model: choice.model });
      // Most of what a language model says is never said again.
      return cacheSpeech(metered, { ...this.#speechCache, storesRepeatedOnly: true });
    });
  }

  languageModel(request: ServiceRequest): LanguageModel | undefined {
    const service = request.record.languageModel;
    return service && this.#keep('language-model', request, choice => service.create(choice.context, choice));
  }

  hosted(request: ServiceRequest & { readonly agentId?: string }): HostedEngine | undefined {
    const service = request.record.hosted;
    const { agentId } = request;
    if (!service) return undefined;
    return this.#keep(`hosted ${agentId ?? ''}`, request, choice =>
      service.create(choice.context, { ...choice, ...(agentId !== undefined && { agentId }) }),
    );
  }

  #keep<Made>(kind: string, request: ServiceRequest, make: (choice: Choice) => Made): Made {
    const { record, credentials, settings = {} } = request;
    const model = request.model ?? defaultModel(record, kind);
    const account = createHash('sha256').update(JSON.stringify(credentials)).digest('hex');
    const key = JSON.stringify([kind, record.id, account, model, settings]);
    const made = this.#made.get(key, () => {
      const context = this.#contexts.get(`${record.id} ${account}`, () => ({ credentials, clock: this.#clock }));
      return make({ context, model, settings });
    });
    // What a key names was made by the same kind of maker.
    return made as Made;
  }
}

/** Makes what is not there yet. */
class RecentlyUsed<Value> {
  readonly #values = new Map<string, Value>();

  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    const value = known === undefined ? make() : known;
    this.#values.delete(key);
    this.#values.set(key, value); // a Map keeps the order of insertion: last is newest
    const [oldest] = this.#values.keys();
    if (this.#values.size > MAX_SERVICES && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }
}

interface Choice {
  readonly context: ProviderContext;
  readonly model: string;
  readonly settings: unknown;
}

function defaultModel(record: ProviderRecord, kind: string): string {
  const service = kind.startsWith('hosted')
    ? record.hosted
    : { transcription: record.transcription, voice: record.voice, 'language-model': record.languageModel }[kind];
  return service?.models[0]?.id ?? '';
}
