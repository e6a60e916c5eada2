import type { CallSnapshot } from '@frontdesk/contract';
import { RETELL_SETTINGS } from '@frontdesk/providers/retell';
import { callInstructions, spokenLine, type ToolDescription } from '@frontdesk/voice';

export const RETELL_WEBHOOK_PATH = '/webhooks/retell';
export const FORWARD_CALL = 'forward_call';
const END_CALL = 'end_call';
/** The voice of Retell's own examples; every account has it. */
const DEFAULT_VOICE = '11labs-Adrian';
/** What Retell takes as the longest call, either way. */
const CALL_LIMITS_MS = [60_000, 7_200_000] as const;
/** As long as our own calls wait for a tool. */
const TOOL_TIMEOUT_MS = 10_000;
/** Nobody's call: what differs from caller to caller is filled in by Retell when it begins. */
const NO_CALL = { id: '', from: null, to: null } as const;
const UNKNOWN = 'not known';

/** What is told of each call, by the name it has in the prompt. Unknown until a call says otherwise. */
export const CALL_VARIABLES = {
  caller_number: UNKNOWN,
  caller_name: UNKNOWN,
  call_purpose: UNKNOWN,
  call_began_at: UNKNOWN,
} as const;

export interface AgentAtRetellOptions {
  readonly snapshot: CallSnapshot;
  /** The agent's prompt, filled in for nobody in particular. */
  readonly instructions: string;
  readonly tools: readonly ToolDescription[];
  readonly publicUrl: string;
  /** The day on which this is what it knows. */
  readonly day: Date;
}

/** An agent of ours in Retell's words: its brain, and the agent around it. The same for the same agent and day. */
export function agentAtRetell(options: AgentAtRetellOptions) {
  const { snapshot, publicUrl } = options;
  const { agent, business } = snapshot;
  const { config } = agent;
  const settings = RETELL_SETTINGS.parse(config.hosted.settings);
  const { llm, turnTaking } = config;
  const [shortestMs, longestMs] = CALL_LIMITS_MS;
  return {
    llm: {
      model: llm.s2sModel ? null : (settings.model ?? null),
      s2s_model: llm.s2sModel ?? null,
      model_temperature: Math.min(1, llm.temperature),
      model_high_priority: llm.highPriority,
      general_prompt: prompt(options),
      begin_message: firstWords(options) || null,
      start_speaker: 'agent',
      general_tools: toolsOf(options),
      default_dynamic_variables: CALL_VARIABLES,
    },
    agent: {
      agent_name: `${business.name}: ${agent.name}`.slice(0, 100),
      voice_id: settings.voiceId ?? DEFAULT_VOICE,
      language: config.language,
      responsiveness: settings.responsiveness ?? 1,
      interruption_sensitivity: turnTaking.canBargeIn ? (settings.interruptionSensitivity ?? 1) : 0,
      ambient_sound: settings.ambientSound ?? null,
      reminder_trigger_ms: turnTaking.reminderAfterMs,
      reminder_max_count: turnTaking.maxReminders,
      max_call_duration_ms: Math.min(longestMs, Math.max(shortestMs, config.maxDurationSeconds * 1000)),
      timezone: business.hours.timezone,
      webhook_url: publicUrl + RETELL_WEBHOOK_PATH,
    },
  };
}

function prompt({ snapshot, instructions, day }: AgentAtRetellOptions): string {
  const told = callInstructions({ snapshot, call: NO_CALL, instructions, wallTime: day });
  return `${told}

# This caller
The day named above is today; the time of day is not. What follows goes before anything else said of the call:
- The call began at: {{call_began_at}}
- The number of the other party: {{caller_number}}
- Their name, as the business knows it: {{caller_name}}
- Why the business calls, where it does: {{call_purpose}}`;
}

/** What may have to be said of the recording, and the greeting. */
function firstWords({ snapshot, day }: AgentAtRetellOptions): string {
  const { recordingEnabled, recordingConsent, greeting } = snapshot.agent.config;
  const lines = [recordingEnabled && recordingConsent ? recordingConsent : '', greeting];
  return lines
    .map(line => line && spokenLine(line, { call: NO_CALL, snapshot, wallTime: day }))
    .filter(line => line !== '')
    .join(' ');
}

function toolsOf({ snapshot, tools, publicUrl }: AgentAtRetellOptions): object[] {
  const { agent, business } = snapshot;
  const to = business.forwardingNumber;
  const ours = tools.filter(({ name }) => name !== END_CALL && (name !== FORWARD_CALL || to !== null));
  return [
    { type: 'end_call', name: END_CALL, description: 'Ends the call once goodbye was said.' },
    ...ours.map(({ name, description, parameters, isReadOnly }) => ({
      type: 'custom',
      name,
      description:
        name === FORWARD_CALL ? `${description} If it answers use_transfer_call, use that tool.` : description,
      url: `${publicUrl}${RETELL_WEBHOOK_PATH}/tools/${agent.id}/${name}`,
      method: 'POST',
      parameters: { ...parameters, type: 'object', properties: parameters.properties ?? {} },
      timeout_ms: TOOL_TIMEOUT_MS,
      speak_during_execution: !isReadOnly || name === FORWARD_CALL,
      speak_after_execution: name !== FORWARD_CALL,
    })),
    // Works on Retell's own lines only; on ours, `forward_call` has the caller put through.
    ...(to === null || !ours.some(({ name }) => name === FORWARD_CALL)
      ? []
      : [
          {
            type: 'transfer_call',
            name: 'transfer_call',
            description: `Puts the caller through to a person, once ${FORWARD_CALL} has said to use this.`,
            transfer_destination: { type: 'predefined', number: to },
            transfer_option: { type: 'cold_transfer' },
          },
        ]),
  ];
}
