import type { VoiceSettings } from '@frontdesk/contract';
import type { AudioFormat } from '@frontdesk/voice';
import { z } from 'zod';

/** What an agent may set of the voice. */
export const speechSettings = z.strictObject({
  stability: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ title: 'Stability', description: 'Low is livelier, high is more even. The voice’s own when empty.' }),
  similarityBoost: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ title: 'Similarity', description: 'How close to the original recordings. The voice’s own when empty.' }),
  style: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ title: 'Style', description: 'Exaggerates the speaker’s style; more takes longer. V2 models and later.' }),
  speed: z
    .number()
    .min(0.7)
    .max(1.2)
    .optional()
    .meta({ title: 'Speed', description: 'Factor of the voice’s own pace, where the agent’s pace is normal.' }),
  languageCode: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional()
    .meta({ title: 'Language', description: 'ISO 639-1, where it is not the agent’s. V2.5 models only.' }),
  textNormalization: z
    .enum(['auto', 'on', 'off'])
    .optional()
    .meta({ title: 'Numbers as words', description: 'Whether numbers and dates are spelled out first.' }),
});
export type SpeechSettings = z.infer<typeof speechSettings>;

/** Limits of the service. */
const SLOWEST = 0.7;
const FASTEST = 1.2;
const PACE = { slow: 0.85, normal: 1, fast: 1.15 } as const;

/** `voice_settings` of a context; what is absent is the voice's own. */
export function wireVoiceSettings(settings: SpeechSettings, voice: VoiceSettings): Readonly<Record<string, number>> {
  const { stability, similarityBoost, style } = settings;
  return {
    ...(stability !== undefined && { stability }),
    ...(similarityBoost !== undefined && { similarity_boost: similarityBoost }),
    ...(style !== undefined && { style }),
    speed: speedOf(settings, voice),
  };
}

/** The agent's pace where it has one, else the settings', within what the service can do. */
function speedOf({ speed = 1 }: SpeechSettings, { rate, speed: pace }: VoiceSettings): number {
  const wanted = rate ?? (pace === 'normal' ? speed : PACE[pace]);
  return Math.min(FASTEST, Math.max(SLOWEST, wanted));
}

/** The code to send, or null where the model takes none: it is refused with those. */
export function languageCodeFor(model: string, settings: SpeechSettings, language: string): string | null {
  if (!model.endsWith('_v2_5')) return null;
  return settings.languageCode ?? (language.split('-')[0]?.toLowerCase() || null);
}

export const SPEECH_OUTPUTS: readonly AudioFormat[] = [
  { encoding: 'mulaw', sampleRateHz: 8000 },
  { encoding: 'alaw', sampleRateHz: 8000 },
  ...[8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000].map(
    (sampleRateHz): AudioFormat => ({ encoding: 'pcm16', sampleRateHz }),
  ),
];

const CODECS = { mulaw: 'ulaw', alaw: 'alaw', pcm16: 'pcm' } as const;

/** The service's name of a format. */
export function outputFormat({ encoding, sampleRateHz }: AudioFormat): string {
  return `${CODECS[encoding]}_${sampleRateHz}`;
}
