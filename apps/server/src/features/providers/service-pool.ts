import { createHash } from 'node:crypto';
import type { Credentials, ProviderRecord } from '@frontdesk/providers/registry';
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
  readonly #made = new Map<string, unknown>();

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
    const known = this.#made.get(key);
    this.#made.delete(key);
    const made = known === undefined ? make({ context: { credentials, clock: this.#clock }, model, settings }) : known;
    this.#made.set(key, made);
    if (this.#made.size > MAX_SERVICES) {
      const [oldest] = this.#made.keys();
      if (oldest !== undefined) this.#made.delete(oldest);
    }
    // What a key names was made by the same kind of maker.
    return made as Made;
  }
}

interface Choice {
  readonly context: { readonly credentials: Credentials; readonly clock: Clock };
  readonly model: string;
  readonly settings: unknown;
}

function defaultModel(record: ProviderRecord, kind: string): string {
  const service = kind.startsWith('hosted')
    ? record.hosted
    : { transcription: record.transcription, voice: record.voice, 'language-model': record.languageModel }[kind];
  return service?.models[0]?.id ?? '';
}
