import type { ConversationDetails } from '@frontdesk/providers/elevenlabs';

/** What the service found out besides summary and success, as a call's metadata keep it. */
export function judgementOf({ title, terminationReason, collected }: ConversationDetails) {
  return { title, termination_reason: terminationReason, collected };
}
