import type { SharedV4ProviderMetadata } from '@ai-sdk/provider';

/** Calls whose results are still to be told, over all conversations; the oldest are forgotten. */
const KEPT = 5000;

/**
 * What a service wants back with the tool calls it made: Google signs them. A call that is forgotten, or was made in
 * another process, goes back unsigned, which the service takes.
 */
export class Signatures {
  readonly #byCall = new Map<string, SharedV4ProviderMetadata>();

  keep(callId: string, signature: SharedV4ProviderMetadata | undefined): void {
    if (!signature) return;
    this.#byCall.set(callId, signature);
    if (this.#byCall.size <= KEPT) return;
    const oldest = this.#byCall.keys().next();
    if (!oldest.done) this.#byCall.delete(oldest.value);
  }

  of(callId: string): SharedV4ProviderMetadata | undefined {
    return this.#byCall.get(callId);
  }
}
