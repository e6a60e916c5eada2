import type { CallOutcome } from '../../twilio-caller/caller-event.ts';
import type { Account } from '../account.ts';
import type { Call } from '../calls/call.ts';
import type { Document } from '../documents/document.ts';

/** What a verb leads to: undefined, the next verb; a document, and the verbs after it are dead; or the end of the call. */
export type VerbEnd = undefined | { readonly goTo: Document } | { readonly hangUp: CallOutcome };

export interface VerbContext {
  readonly account: Account;
  readonly call: Call;
  /** Aborted when the call is over or redirected: the verb lets go of the line and ends. */
  readonly signal: AbortSignal;
  /** An address as written in the document, made absolute. Throws a TypeError when it is relative to nothing. */
  resolve(url: string): string;
  /** Follows documents on a call until they run out of verbs (true), or end it. Handed in, since documents run verbs. */
  follow(call: Call, first: Document): Promise<boolean>;
}

/** Where a verb's `action` leads, with what it tells. */
export function goTo(
  context: VerbContext,
  verb: { readonly action: string | null; readonly method: string },
  fields: Readonly<Record<string, string>> = {},
): VerbEnd {
  if (verb.action === null) return undefined;
  return { goTo: { url: context.resolve(verb.action), method: verb.method, fields } };
}

/** An address that may be absent. */
export function absolute(url: string | null, context: Pick<VerbContext, 'resolve'>): string | null {
  return url === null ? null : context.resolve(url);
}
