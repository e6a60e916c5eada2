import type { CallingWindow, MachineHandling } from '@frontdesk/contract';
import type { AuditActor } from '../audit/record-audit.ts';
import type { Transaction } from '../members/enter.ts';

/** A call that somebody wants placed. */
export interface CallRequest {
  readonly businessId: string;
  /** Who talks; the agent of the number it is placed from when absent. */
  readonly agentId?: string | undefined;
  /** Whom to call: the contact at its first number, unless `number` names one. At least one of the two. */
  readonly contactId?: string | undefined;
  readonly number?: string | undefined;
  /** Which number of the business the callee sees, by itself or by its id; the agent's first when both are absent. */
  readonly from?: string | undefined;
  readonly phoneNumberId?: string | undefined;
  readonly machine: MachineHandling;
  readonly ringSeconds: number;
  readonly purpose: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly ignoreCallingWindow: boolean;
  /** Takes the place of the business's. */
  readonly callingWindow?: CallingWindow | undefined;
  /** Who the audit log names. */
  readonly actor: AuditActor;
  /** Names the call beforehand: asked for again, it is found, and not dialled twice. */
  readonly callId?: string | undefined;
  /** Runs in the transaction that writes the call's record, before anybody is dialled. May run more than once. */
  readonly alongside?: ((transaction: Transaction, callId: string) => Promise<void>) | undefined;
}

/** A call on its way. `queued`: the carrier's answer got lost; whether it took the call shows within minutes. */
export interface PlacedCall {
  readonly callId: string;
  readonly callSid: string | null;
  readonly status: 'initiated' | 'queued';
}
