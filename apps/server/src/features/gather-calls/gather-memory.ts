import type { AnsweredCall } from '../telephony/answered-call.ts';
import { RememberedMap } from '../telephony/remembered-map.ts';
import type { GatheredCall } from './gathered-call.ts';

/** Far more calls than one process answers within the length of a call. */
const MAX_CALLS = 2000;
/** Some 40 kB each: 20 MB. The carrier fetches a file within seconds. */
const MAX_FILES = 500;

/** What one process remembers of calls without media. All of it can be had from the database again, or made again. */
export class GatherMemory {
  /** Handed over by whoever answered, by our id; their first question has not come yet. */
  readonly expected = new RememberedMap<AnsweredCall>(MAX_CALLS);
  /** By our id. They keep the configuration that they began with. */
  readonly calls = new RememberedMap<GatheredCall>(MAX_CALLS);
  /** WAV files of what agents said lately, by `speechKey`. */
  readonly speech = new RememberedMap<Uint8Array>(MAX_FILES);
  readonly #running = new Map<string, Promise<string>>();

  /** Joins work on the same question that is under way: the carrier may ask twice at a time. */
  once(key: string, work: () => Promise<string>): Promise<string> {
    const running = this.#running.get(key) ?? work().finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }
}
