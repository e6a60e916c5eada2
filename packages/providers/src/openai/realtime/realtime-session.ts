import type { AudioFormat, EarlierTurn, OpenHostedConversation } from '@frontdesk/voice';
import type { z } from 'zod';
import { failure } from '../account/failures.ts';
import { noiseReductionOf, type RealtimeSettings } from '../settings.ts';
import { serviceFormat, transcriptionOf } from '../transcription/transcription-session.ts';
import { paceOf, REALTIME_VOICES, type ServiceVoice, voiceOf } from '../voices.ts';

type Settings = z.infer<typeof RealtimeSettings>;

/** The service's own bounds. */
const SLOWEST = 0.25;
const FASTEST = 1.5;
const MAX_OUTPUT_TOKENS = 4096;
/** Models that think before they answer take a measure of it. */
const REASONS = /^gpt-realtime-[2-9]/;

/** A session that holds the conversation. Throws `ProviderError` where the service does not speak the format. */
export function realtimeSession(model: string, settings: Settings, options: OpenHostedConversation) {
  const { instructions, tools, snapshot, format } = options;
  const { config } = snapshot.agent;
  const serviceFormat = formatOf(format);
  return {
    type: 'realtime',
    instructions,
    output_modalities: ['audio'],
    audio: {
      input: {
        format: serviceFormat,
        transcription: transcriptionOf({ model: settings.transcriptionModel, language: config.language, settings: {} }),
        noise_reduction: noiseReductionOf(settings.noiseReduction),
        turn_detection: turnDetection(settings, config.turnTaking.canBargeIn),
      },
      output: {
        format: serviceFormat,
        voice: chosenVoice(settings, config.voice, model),
        speed: Math.min(FASTEST, Math.max(SLOWEST, settings.speed ?? paceOf(config.voice))),
      },
    },
    tools: tools.map(({ name, description, parameters }) => ({ type: 'function', name, description, parameters })),
    tool_choice: 'auto',
    ...(config.llm.maxTokens && { max_output_tokens: Math.min(MAX_OUTPUT_TOKENS, config.llm.maxTokens) }),
    ...(settings.reasoningEffort && REASONS.test(model) && { reasoning: { effort: settings.reasoningEffort } }),
  };
}

/** Something said before, as a turn of the conversation. */
export function earlierItem({ speaker, text }: EarlierTurn) {
  return speaker === 'caller'
    ? { type: 'message', role: 'user', content: [{ type: 'input_text', text }] }
    : { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };
}

/** How a model that speaks by itself is made to say a line: these words are part of what it is told for one response. */
export function exactLine(text: string): string {
  return `Say exactly the following to the caller, word for word, and nothing else before or after it: "${text}"`;
}

function formatOf(format: AudioFormat): Readonly<Record<string, unknown>> {
  const known = serviceFormat(format);
  if (!known) throw failure('rejected', `OpenAI does not speak ${format.encoding} at ${format.sampleRateHz} Hz.`);
  return known;
}

function turnDetection(settings: Settings, canBargeIn: boolean): Record<string, unknown> {
  const answers = { create_response: true, interrupt_response: canBargeIn };
  if (settings.turnDetection === 'semantic_vad')
    return { type: 'semantic_vad', eagerness: settings.eagerness, ...answers };
  return {
    type: 'server_vad',
    threshold: settings.threshold,
    // So much of what was before speech was noticed belongs to it: the service's own default.
    prefix_padding_ms: 300,
    silence_duration_ms: settings.silenceMs,
    ...answers,
  };
}

/** The agent's voice may be another provider's: then its gender has to do. */
function chosenVoice(
  settings: Settings,
  voice: OpenHostedConversation['snapshot']['agent']['config']['voice'],
  model: string,
): ServiceVoice {
  if (settings.voice) return settings.voice;
  const { voiceId, gender } = voice;
  const isOurs = voiceId?.startsWith('voice_') || REALTIME_VOICES.some(({ id }) => id === voiceId);
  return voiceOf({ gender, voiceId: isOurs ? voiceId : undefined }, model);
}
