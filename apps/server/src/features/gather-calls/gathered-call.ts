import type { CallFacts } from '@frontdesk/voice';
import type { AnsweredCall } from '../telephony/answered-call.ts';

/** A call that is talked on in single exchanges, and what its dialogue knows of it. */
export interface GatheredCall extends AnsweredCall {
  readonly facts: CallFacts;
}
