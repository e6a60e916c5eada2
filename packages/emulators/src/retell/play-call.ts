import { setTimeout as delay } from 'node:timers/promises';
import { type Account, found } from './account.ts';
import type { PlayedCall, RetellEmulator, RetellScript } from './retell-emulator.ts';

/** A spoken word takes about so long. */
const WORD_MS = 300;

export interface PlayOptions {
  readonly account: Account;
  readonly callId: string;
  readonly script: RetellScript;
  readonly eventMs: number;
  readonly now: () => number;
  readonly deliver: RetellEmulator['deliver'];
}

/** Holds a call as its script says, telling the agent's webhook and asking its functions on the way. */
export async function playCall({ account, callId, script, eventMs, now, deliver }: PlayOptions): Promise<PlayedCall> {
  const call = found(account.calls, callId, 'Call');
  const agent = found(account.agents, String(call.agent_id), 'Agent');
  const transcript = timedLines(script);
  const durationMs = Math.max(1000, transcript.durationMs);
  const startedAt = now() - durationMs;
  Object.assign(call, { call_status: 'ongoing', start_timestamp: startedAt, agent_name: agent.agent_name ?? null });
  const started = structuredClone(call);
  const toolReplies = await callFunctions();
  Object.assign(call, {
    call_status: 'ended',
    end_timestamp: startedAt + durationMs,
    duration_ms: durationMs,
    transcript_object: transcript.utterances,
    transcript: script.lines
      .map(({ speaker, text }) => `${speaker === 'agent' ? 'Agent' : 'User'}: ${text}\n`)
      .join(''),
    disconnection_reason: script.disconnectionReason ?? 'user_hangup',
    ...(script.transferDestination && { transfer_destination: script.transferDestination }),
    ...(script.recordingUrl && { recording_url: script.recordingUrl }),
    latency: { e2e: { p50: 900, p90: 1200, p95: 1300, p99: 1400, max: 1400, min: 700, num: 2, values: [700, 1400] } },
    call_cost: {
      combined_cost: script.cost ?? 10,
      product_costs: [{ product: 'elevenlabs_tts', cost: script.cost ?? 10, unit_price: 1 }],
      total_duration_seconds: Math.round(durationMs / 1000),
      total_duration_unit_price: 1,
    },
  });
  const ended = structuredClone(call);
  if (script.analysis) {
    const { summary, sentiment, isSuccessful } = script.analysis;
    call.call_analysis = {
      ...{ call_summary: summary, user_sentiment: sentiment, call_successful: isSuccessful, in_voicemail: false },
      custom_analysis_data: {},
    };
  }
  const states = { call_started: started, call_ended: ended, call_analyzed: call };
  const webhookStatuses: number[] = [];
  for (const event of script.events ?? (['call_started', 'call_ended', 'call_analyzed'] as const)) {
    if (eventMs > 0) await delay(eventMs);
    if (!agent.webhook_url) continue;
    webhookStatuses.push((await deliver(agent.webhook_url, { event, call: states[event] })).status);
  }
  return { callId, toolReplies, webhookStatuses };

  async function callFunctions() {
    const engine = agent.response_engine;
    const tools = engine.type === 'retell-llm' ? (account.llms.get(engine.llm_id)?.general_tools ?? []) : [];
    const replies: { status: number; body: unknown }[] = [];
    for (const { name, args } of script.tools ?? []) {
      const tool = tools.find(candidate => candidate.name === name);
      if (tool?.type !== 'custom') throw new Error(`The agent has no function ${name}.`);
      const reply = await deliver(tool.url, { name, call: structuredClone(call), args });
      const text = await reply.text();
      replies.push({ status: reply.status, body: jsonOr(text) });
    }
    return replies;
  }
}

function timedLines({ lines }: RetellScript) {
  let atMs = 500;
  const utterances = lines.map(({ speaker, text }) => {
    const words = text.split(' ').map(word => {
      const start = atMs / 1000;
      atMs += WORD_MS;
      return { word: `${word} `, start, end: atMs / 1000 };
    });
    atMs += WORD_MS;
    return { role: speaker, content: text, words };
  });
  return { utterances, durationMs: atMs };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
