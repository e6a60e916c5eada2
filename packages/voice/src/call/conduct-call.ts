import type { CallOutcome, ConductCallOptions } from './call-options.ts';
import { CallSession } from './call-session.ts';

/**
 * Holds one conversation from the greeting to the end, and closes the transport and the recording.
 * Resolves however the call ends; it rejects only on a programming error.
 */
export async function conductCall(options: ConductCallOptions): Promise<CallOutcome> {
  return new CallSession(options).run();
}
