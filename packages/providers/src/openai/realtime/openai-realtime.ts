import type {
  Clock,
  HostedCapabilities,
  HostedConversation,
  HostedEngine,
  OpenHostedConversation,
} from '@frontdesk/voice';
import type { z } from 'zod';
import type { Account } from '../account/credentials.ts';
import { PROVIDER_ID } from '../account/failures.ts';
import type { RealtimeSettings } from '../settings.ts';
import { REALTIME_FORMATS } from '../transcription/transcription-session.ts';
import { openSession } from './open-session.ts';
import { RealtimeConversation } from './realtime-conversation.ts';
import { realtimeSession } from './realtime-session.ts';

export const REALTIME_CAPABILITIES: HostedCapabilities = {
  formats: REALTIME_FORMATS,
  callerTranscript: 'interim',
  says: true,
  takesNotes: true,
  truncates: true,
  resumes: true,
  tools: true,
};

export interface OpenAiRealtimeOptions {
  readonly account: Account;
  readonly clock: Clock;
  readonly model: string;
  readonly settings: z.infer<typeof RealtimeSettings>;
}

/** Speech to speech: the model hears the caller and answers by itself, in the carrier's own audio. */
export class OpenAiRealtime implements HostedEngine {
  readonly id: string;
  readonly capabilities = REALTIME_CAPABILITIES;
  readonly #options: OpenAiRealtimeOptions;

  constructor(options: OpenAiRealtimeOptions) {
    this.id = `${PROVIDER_ID}:${options.model}`;
    this.#options = options;
  }

  async open(open: OpenHostedConversation): Promise<HostedConversation> {
    const { account, clock, model, settings } = this.#options;
    const { signal } = open;
    signal.throwIfAborted();
    const { transcriptionModel } = settings;
    const conversation = new RealtimeConversation({ clock, model, transcriptionModel, open });
    const session = await openSession({
      account,
      clock,
      query: { model },
      session: realtimeSession(model, settings, open),
      signal,
      onEvent: event => conversation.notice(event),
      onEnd: error => {
        signal.removeEventListener('abort', abort);
        conversation.ended(error);
      },
    });
    const abort = () => void conversation.close();
    signal.addEventListener('abort', abort, { once: true });
    conversation.begin(session);
    if (signal.aborted) abort();
    return conversation;
  }
}
