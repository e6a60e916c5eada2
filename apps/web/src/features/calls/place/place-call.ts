import type { MachineHandling } from '@frontdesk/contract';
import { answerTo, bodyOf, frontdesk } from '../../../api/frontdesk.ts';
import type { Recipient } from '../../contacts/recipient-select.tsx';

export interface CallOrder {
  readonly businessId: string;
  /** The agent of the number it is placed from when absent. */
  readonly agentId?: string | undefined;
  readonly recipient: Recipient;
  /** The agent's first number when absent. */
  readonly phoneNumberId?: string | undefined;
  readonly purpose: string;
  readonly machine: MachineHandling;
  readonly ignoreCallingWindow: boolean;
}

/** `attempt` names the call: repeated with the same one, nobody is called twice. */
export function startCall({ recipient, ...order }: CallOrder, attempt: string) {
  const whom = {
    ...('contactId' in recipient && { contactId: recipient.contactId }),
    ...(recipient.number !== undefined && { to: recipient.number }),
  };
  return answerTo(
    frontdesk.POST('/api/calls/start', {
      headers: { 'idempotency-key': attempt },
      body: bodyOf({ ...order, ...whom }),
    }),
  );
}

/** Hangs up, whoever placed the call. */
export function endCall(callId: string) {
  return answerTo(frontdesk.POST('/api/calls/{id}/end', { params: { path: { id: callId } } }));
}
