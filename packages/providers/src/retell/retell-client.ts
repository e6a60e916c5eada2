import type { Clock } from '@frontdesk/voice';
import { z } from 'zod';
import type { RetellAccount } from './account.ts';
import { retellError } from './failures.ts';
import { type RetellRequest, requestJson } from './request.ts';
import { RetellCall } from './retell-call.ts';

const REQUEST_MS = 15_000;

const Llm = z.object({ llm_id: z.string().min(1), version: z.number().optional() });
const Agent = z.object({ agent_id: z.string().min(1) });
const Registered = z.object({ call_id: z.string().regex(/^[\w-]{1,200}$/) });
const AgentIds = z
  .array(z.object({ agent_id: z.string() }))
  .nullish()
  .transform(agents => (agents ?? []).map(({ agent_id }) => agent_id));
const PhoneNumber = z.object({ inbound_agents: AgentIds, outbound_agents: AgentIds });
const Voices = z.array(z.object({ voice_id: z.string() }));
const Concurrency = z.object({ current_concurrency: z.number(), concurrency_limit: z.number() });

/** What makes Retell call us. */
export interface RegisterCall {
  readonly agentId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly fromNumber: string | null;
  readonly toNumber: string | null;
  /** Comes back with every webhook of the call. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Fill `{{…}}` in the prompt and the first words. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The agents of a number in the account, by their ids. */
export interface BoundAgents {
  readonly inbound: readonly string[];
  readonly outbound: readonly string[];
}

/** Who is to hold a number's calls; null: nobody. A side left out stays as it is. */
export interface NumberBinding {
  readonly inbound?: string | null;
  readonly outbound?: string | null;
}

export interface RetellClientOptions {
  readonly account: RetellAccount;
  readonly clock: Clock;
}

type Ask = Pick<RetellRequest, 'method' | 'path' | 'body'> & { readonly timeoutMs?: number };

/** An account at Retell. Everything throws `ProviderError`, and the signal's reason when aborted. */
export class RetellClient {
  readonly account: RetellAccount;
  readonly #clock: Clock;

  constructor({ account, clock }: RetellClientOptions) {
    this.account = account;
    this.#clock = clock;
  }

  /** Makes the brain of an agent, in Retell's own words. Resolves with its id. */
  async createLlm(body: object, signal: AbortSignal): Promise<string> {
    return (await this.#ask(Llm, { method: 'POST', path: '/create-retell-llm', body }, signal)).llm_id;
  }

  /** False when it is not there any more. */
  updateLlm(id: string, body: object, signal: AbortSignal): Promise<boolean> {
    return this.#change({ method: 'PATCH', path: `/update-retell-llm/${encodeURIComponent(id)}`, body }, signal);
  }

  async createAgent(body: object, signal: AbortSignal): Promise<string> {
    return (await this.#ask(Agent, { method: 'POST', path: '/create-agent', body }, signal)).agent_id;
  }

  /** False when it is not there any more. */
  updateAgent(id: string, body: object, signal: AbortSignal): Promise<boolean> {
    return this.#change({ method: 'PATCH', path: `/update-agent/${encodeURIComponent(id)}`, body }, signal);
  }

  /** One that is gone already is fine. */
  async deleteAgent(id: string, signal: AbortSignal): Promise<void> {
    await this.#change({ method: 'DELETE', path: `/delete-agent/${encodeURIComponent(id)}` }, signal);
  }

  async deleteLlm(id: string, signal: AbortSignal): Promise<void> {
    await this.#change({ method: 'DELETE', path: `/delete-retell-llm/${encodeURIComponent(id)}` }, signal);
  }

  /** Undefined when the account does not have the number. */
  async boundAgents(number: string, signal: AbortSignal): Promise<BoundAgents | undefined> {
    const path = `/get-phone-number/${encodeURIComponent(number)}`;
    const answer = await this.#request({ method: 'GET', path }, signal);
    if (answer === undefined) return undefined;
    const { inbound_agents: inbound, outbound_agents: outbound } = read(PhoneNumber, answer);
    return { inbound, outbound };
  }

  /** False when the number or the agent is not there. */
  bindNumber(number: string, { inbound, outbound }: NumberBinding, signal: AbortSignal): Promise<boolean> {
    const body = {
      ...(inbound !== undefined && { inbound_agents: sideOf(inbound) }),
      ...(outbound !== undefined && { outbound_agents: sideOf(outbound) }),
    };
    return this.#change({ method: 'PATCH', path: `/update-phone-number/${encodeURIComponent(number)}`, body }, signal);
  }

  /** Announces a call that is dialled to `sip:{id}@{sipHost}` within five minutes. Resolves with its id. */
  async registerCall(call: RegisterCall, signal: AbortSignal, timeoutMs: number): Promise<string> {
    const { agentId, direction, fromNumber, toNumber, metadata, variables } = call;
    const body = {
      ...{ agent_id: agentId, direction, metadata, retell_llm_dynamic_variables: variables },
      ...(fromNumber !== null && { from_number: fromNumber }),
      ...(toNumber !== null && { to_number: toNumber }),
    };
    const ask = { method: 'POST', path: '/v2/register-phone-call', body, timeoutMs } as const;
    return (await this.#ask(Registered, ask, signal)).call_id;
  }

  /** Undefined when there is no such call. */
  async getCall(id: string, signal: AbortSignal): Promise<RetellCall | undefined> {
    const answer = await this.#request({ method: 'GET', path: `/v2/get-call/${encodeURIComponent(id)}` }, signal);
    return answer === undefined ? undefined : read(RetellCall, answer);
  }

  async voiceIds(signal: AbortSignal): Promise<string[]> {
    const voices = await this.#ask(Voices, { method: 'GET', path: '/list-voices' }, signal);
    return voices.map(({ voice_id }) => voice_id);
  }

  async concurrency(signal: AbortSignal): Promise<{ readonly current: number; readonly limit: number }> {
    const found = await this.#ask(Concurrency, { method: 'GET', path: '/get-concurrency' }, signal);
    return { current: found.current_concurrency, limit: found.concurrency_limit };
  }

  async #ask<Schema extends z.ZodType>(schema: Schema, ask: Ask, signal: AbortSignal): Promise<z.infer<Schema>> {
    const answer = await this.#request(ask, signal);
    if (answer === undefined) throw retellError('Retell does not know what the request names.', 'rejected');
    return read(schema, answer);
  }

  async #change(ask: Ask, signal: AbortSignal): Promise<boolean> {
    return (await this.#request(ask, signal)) !== undefined;
  }

  #request({ timeoutMs = REQUEST_MS, ...ask }: Ask, signal: AbortSignal): Promise<unknown> {
    return requestJson({ ...ask, timeoutMs, account: this.account, clock: this.#clock, signal });
  }
}

const sideOf = (agentId: string | null) => agentId && [{ agent_id: agentId, weight: 1 }];

function read<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw retellError('Retell’s answer makes no sense.', 'protocol');
  return parsed.data;
}
