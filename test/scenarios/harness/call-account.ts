import type { OperatorApi } from '../../../scripts/call/operator-api.ts';

export interface ProviderChanged {
  readonly type: 'provider-changed';
  readonly at_ms: number;
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface ToolFinished {
  readonly type: 'tool-finished';
  readonly tool: string;
  readonly code: string;
}

type JournalEvent = ProviderChanged | ToolFinished | { readonly type: 'barge-in' | 'failure' };

/** A call's journal and what it cost, as on the wire. */
export interface CallAccount {
  readonly events: readonly { readonly event: JournalEvent }[];
  readonly usage: readonly {
    readonly service: string;
    readonly provider: string;
    readonly model: string;
    readonly input_tokens?: number;
    readonly output_tokens?: number;
    readonly characters?: number;
    readonly audio_ms?: number;
    readonly cost_usd: number | null;
  }[];
  readonly cost: { readonly amount_minor: number; readonly currency: string } | null;
}

export const accountOf = (api: OperatorApi, callId: string) => api.get<CallAccount>(`/api/calls/${callId}`);

export function journalOf<Type extends JournalEvent['type']>({ events }: CallAccount, type: Type) {
  return events
    .map(({ event }) => event)
    .filter((event): event is Extract<JournalEvent, { type: Type }> => event.type === type);
}
