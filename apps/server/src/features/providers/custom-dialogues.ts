import { customLlmDialogue } from '@frontdesk/providers/custom-llm';
import type { Clock, DialogueEngine } from '@frontdesk/voice';
import { checkEndpointUrl } from '../webhooks/endpoint-url.ts';
import { publicLookup } from '../webhooks/public-lookup.ts';

export interface CustomDialoguesOptions {
  readonly clock: Clock;
  readonly logger: { warn(facts: object, message: string): void };
  /** Businesses may have their servers on this machine or a private network. */
  readonly isPrivateAllowed: boolean;
}

/**
 * Makes dialogues of the servers that businesses run themselves. A business must not make this server talk to what only
 * this server can reach: undefined for an address that leads there.
 */
export function customDialogues({ clock, logger, isPrivateAllowed }: CustomDialoguesOptions) {
  return (url: string): DialogueEngine | undefined => {
    try {
      checkEndpointUrl(url.replace(/^ws/i, 'http'), isPrivateAllowed);
    } catch (error) {
      logger.warn({ err: error }, 'A custom language model is left out: it must not be called where it is.');
      return undefined;
    }
    return customLlmDialogue({ url, clock, ...(!isPrivateAllowed && { lookup: publicLookup }) });
  };
}
