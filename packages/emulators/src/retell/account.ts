import { createHmac, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { AgentBody, AgentPatch, LlmBody, NumberPatch, RegisterBody } from './bodies.ts';
import { invalid, notFound } from './refusal.ts';
import type { EmulatedRetellAgent, EmulatedRetellLlm, EmulatedRetellNumber } from './retell-emulator.ts';

const VOICES = [
  { voice_id: '11labs-Adrian', voice_name: 'Adrian', provider: 'elevenlabs', gender: 'male' },
  { voice_id: '11labs-Myra', voice_name: 'Myra', provider: 'elevenlabs', gender: 'female' },
];

/** What an account has: agents, their brains, numbers, and calls. */
export class Account {
  readonly apiKey: string;
  readonly agents = new Map<string, EmulatedRetellAgent>();
  readonly llms = new Map<string, EmulatedRetellLlm>();
  readonly numbers = new Map<string, EmulatedRetellNumber>();
  readonly calls = new Map<string, Record<string, unknown>>();
  readonly #now: () => number;

  constructor(apiKey: string, now: () => number) {
    this.apiKey = apiKey;
    this.#now = now;
  }

  get voices() {
    return VOICES;
  }

  createLlm(body: unknown): EmulatedRetellLlm {
    const llm = { ...this.#llmBody(body), llm_id: `llm_${compactId()}`, version: 0 };
    this.llms.set(llm.llm_id, llm);
    return llm;
  }

  updateLlm(id: string, body: unknown): EmulatedRetellLlm {
    const before = found(this.llms, id, 'Retell LLM');
    const llm = { ...before, ...this.#llmBody(body), version: before.version };
    this.llms.set(id, llm);
    return llm;
  }

  createAgent(body: unknown): EmulatedRetellAgent {
    return this.#keepAgent({ ...read(AgentBody, body), agent_id: `agent_${compactId()}`, version: 0 });
  }

  updateAgent(id: string, body: unknown): EmulatedRetellAgent {
    const before = found(this.agents, id, 'Agent');
    return this.#keepAgent({ ...before, ...given(read(AgentPatch, body)) });
  }

  addNumber(number: string): void {
    this.numbers.set(number, {
      ...{ phone_number: number, phone_number_type: 'retell-twilio' },
      ...{ inbound_agents: null, outbound_agents: null, last_modification_timestamp: this.#now() },
    });
  }

  updateNumber(number: string, body: unknown): EmulatedRetellNumber {
    const before = found(this.numbers, number, 'Phone number');
    const changes = given(read(NumberPatch, body));
    for (const { agent_id } of [...(changes.inbound_agents ?? []), ...(changes.outbound_agents ?? [])])
      found(this.agents, agent_id, 'Agent');
    const kept = { ...before, ...changes, last_modification_timestamp: this.#now() };
    this.numbers.set(number, kept);
    return kept;
  }

  register(body: unknown): Record<string, unknown> {
    const { agent_id, direction = 'inbound', ...rest } = read(RegisterBody, body);
    const agent = found(this.agents, agent_id, 'Agent');
    return this.addCall({ ...rest, agent_id, agent_version: agent.version, direction, call_status: 'registered' });
  }

  addCall(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const call = { call_type: 'phone_call', call_id: `call_${compactId()}`, ...fields };
    this.calls.set(call.call_id, call);
    return call;
  }

  /** As `x-retell-signature` has it. */
  sign(body: string): string {
    const sentAt = String(this.#now());
    return `v=${sentAt},d=${createHmac('sha256', this.apiKey).update(body).update(sentAt).digest('hex')}`;
  }

  #llmBody(body: unknown): LlmBody {
    const llm = read(LlmBody, body);
    if (llm.model && llm.s2s_model) throw invalid('model and s2s_model cannot both be set');
    const names = (llm.general_tools ?? []).map(({ name }) => name);
    if (new Set(names).size < names.length) throw invalid('tool names must be unique');
    return llm;
  }

  #keepAgent(agent: Omit<EmulatedRetellAgent, 'last_modification_timestamp'>): EmulatedRetellAgent {
    const { response_engine: engine } = agent;
    if (engine.type === 'retell-llm' && !this.llms.has(engine.llm_id)) throw notFound('Retell LLM');
    if (!VOICES.some(({ voice_id }) => voice_id === agent.voice_id)) throw notFound('Voice');
    const kept = { ...agent, last_modification_timestamp: this.#now() };
    this.agents.set(kept.agent_id, kept);
    return kept;
  }
}

/** The fields that were sent. */
const given = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };

const compactId = () => randomUUID().replaceAll('-', '').slice(0, 26);

export function found<Value>(all: ReadonlyMap<string, Value>, id: string, what: string): Value {
  const value = all.get(id);
  if (value === undefined) throw notFound(what);
  return value;
}

function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}
