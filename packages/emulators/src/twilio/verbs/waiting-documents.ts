import { parseTwiml } from '../../twilio-caller/twiml/parse-twiml.ts';
import type { Player } from '../line/player.ts';
import { playPrompt } from './prompts.ts';
import type { VerbContext } from './verb-context.ts';

/** A caller alone in a room hears its music again and again; this often is a loop of the application's making. */
const MAX_DOCUMENTS = 1000;

/**
 * Plays what a caller hears while waiting: documents of Say, Play, Pause and Redirect, over and over until `signal`
 * aborts. A document that cannot be had, or has nothing to play, is a fault or silence. Never rejects.
 */
export async function playWaitingDocuments(
  first: { readonly url: string; readonly method: string },
  player: Player,
  context: VerbContext,
): Promise<void> {
  const { call, signal } = context;
  let { url, method } = first;
  try {
    for (let count = 0; count < MAX_DOCUMENTS && !signal.aborted; count++) {
      const verbs = parseTwiml(await call.requests.askForTwiml(url, method, {}, signal));
      const here = { ...context, resolve: (relative: string) => new URL(relative, url).href };
      let isEmpty = true;
      for (const verb of verbs) {
        if (verb.verb === 'redirect') {
          url = here.resolve(verb.url);
          method = verb.method;
          isEmpty = false;
          break;
        }
        if (verb.verb !== 'say' && verb.verb !== 'play' && verb.verb !== 'pause') continue;
        await playPrompt(verb, here, player);
        isEmpty = false;
      }
      if (isEmpty) return;
    }
  } catch (error) {
    if (!signal.aborted) call.report({ type: 'fault', code: 11200, detail: `no waiting music: ${String(error)}` });
  }
}
