import type { VoiceSettings } from '@frontdesk/contract';
import type { HostedCapabilities } from '@frontdesk/voice';
import { TELEPHONE } from '@frontdesk/voice';
import { z } from 'zod';
import { wireVoiceSettings } from '../speech/speech-settings.ts';
import { DEFAULT_VOICES } from '../voices.ts';
import { PROVIDER } from '../wire/access.ts';

/** What an agent may set of its counterpart at ElevenLabs. */
export const agentSettings = z.strictObject({
  managed: z.boolean().default(true).meta({
    title: 'Kept in step',
    description:
      'The agent at ElevenLabs is written from here. When off, it is used as it is: nothing of it is changed, not for single calls either.',
  }),
  voice: z.string().min(1).max(100).optional().meta({
    title: 'Voice',
    description: 'Id of a voice in the account, in place of the agent’s own.',
  }),
  voiceModel: z.enum(['flash', 'turbo', 'multilingual', 'v3']).default('flash').meta({
    title: 'Voice model',
    description: 'Flash is fastest; turbo a little finer; multilingual and v3 are finest and slower.',
  }),
  stability: z.number().min(0).max(1).optional().meta({
    title: 'Stability',
    description: 'Low is livelier, high is more even.',
  }),
  similarityBoost: z.number().min(0).max(1).optional().meta({
    title: 'Similarity',
    description: 'How close to the original recordings.',
  }),
  speed: z.number().min(0.7).max(1.2).optional().meta({
    title: 'Speed',
    description: 'Pace as a factor, where the agent’s own is normal.',
  }),
  turnEagerness: z.enum(['patient', 'normal', 'eager']).default('normal').meta({
    title: 'Eagerness',
    description: 'How soon the agent takes the floor when the caller pauses.',
  }),
  turnTimeoutSeconds: z.number().min(1).max(30).optional().meta({
    title: 'Silence until it speaks',
    description: 'Seconds of silence until the agent asks whether the caller is there; the reminder’s when empty.',
  }),
  silenceEndCallSeconds: z.int().min(5).max(600).optional().meta({
    title: 'Silence that ends the call',
    description: 'Seconds without a word until ElevenLabs hangs up. Never when empty.',
  }),
  speculativeTurn: z.boolean().default(false).meta({
    title: 'Speculative answers',
    description: 'The language model begins before it is certain that the caller has finished.',
  }),
  toolTimeoutSeconds: z.int().min(1).max(120).default(20).meta({
    title: 'Tool time limit',
    description: 'Seconds that ElevenLabs waits for a tool of ours.',
  }),
});
export type AgentSettings = z.infer<typeof agentSettings>;

export const AGENT_CAPABILITIES: HostedCapabilities = {
  // Both ways, as its counterpart is set up; it cannot be chosen for a call.
  formats: [TELEPHONE],
  callerTranscript: 'interim',
  // A message of the user makes it answer; a line of ours cannot be put into its mouth.
  says: false,
  takesNotes: true,
  truncates: false,
  resumes: false,
  tools: true,
};

/** `tts` settings of the service: what is absent is its own. */
export function speakingSettings(settings: AgentSettings, voice: VoiceSettings): Readonly<Record<string, unknown>> {
  const { style: _unknownHere, ...spoken } = wireVoiceSettings(settings, voice);
  return { voice_id: voiceIdFor(settings, voice), ...spoken };
}

/** The agent's voice may be another provider's: then its gender has to do. */
function voiceIdFor(settings: AgentSettings, { provider, voiceId, gender }: VoiceSettings): string {
  if (settings.voice) return settings.voice;
  if (provider === PROVIDER && voiceId) return voiceId;
  return DEFAULT_VOICES.find(voice => voice.gender === gender)?.id ?? '';
}

/** ISO 639-1 of a BCP 47 tag, as the service knows languages; Brazilian Portuguese is one of its own. */
export function serviceLanguage(language: string): string {
  if (language.toLowerCase() === 'pt-br') return 'pt-br';
  return (language.split('-', 1)[0] ?? '').toLowerCase() || 'en';
}

/** Agents that speak English take version 2 of the quick models, all others version 2.5: a rule of the service. */
export function voiceModelFor({ voiceModel }: AgentSettings, language: string): string {
  if (voiceModel === 'multilingual') return 'eleven_multilingual_v2';
  if (voiceModel === 'v3') return 'eleven_v3_conversational';
  return serviceLanguage(language) === 'en' ? `eleven_${voiceModel}_v2` : `eleven_${voiceModel}_v2_5`;
}

/** Double braces are variables to the service, and one that nobody gave a value ends the call. */
export const withoutVariables = (text: string): string => text.replaceAll('{{', '{ {').replaceAll('}}', '} }');
