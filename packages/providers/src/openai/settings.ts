import { z } from 'zod';
import { REALTIME_VOICES } from './voices.ts';

const NoiseReduction = z.enum(['none', 'near_field', 'far_field']).meta({
  title: 'Noise reduction',
  description: 'What OpenAI cleans the caller’s audio for: a handset at the ear, or a loudspeaker across the room.',
});

export const TranscriptionSettings = z.strictObject({
  noiseReduction: NoiseReduction.optional(),
  hints: z.string().max(800).optional().meta({
    title: 'Hints',
    description: 'Words to expect, or what calls are about. Names of the business, its dishes and listings are added.',
  }),
});

export const VoiceServiceSettings = z.strictObject({
  instructions: z.string().max(4000).optional().meta({
    title: 'Manner of speaking',
    description:
      'How the voice is to sound: "warm and unhurried, with a light Irish accent". Not for the tts-1 models.',
  }),
  speed: z.number().min(0.25).max(4).optional().meta({
    title: 'Speed',
    description: 'Pace as a factor, in place of the agent’s own.',
  }),
});

export const RealtimeSettings = z.strictObject({
  voice: z
    .enum(REALTIME_VOICES.map(({ id }) => id))
    .optional()
    .meta({
      title: 'Voice',
      description: 'In place of the agent’s own.',
    }),
  speed: z.number().min(0.25).max(1.5).optional().meta({
    title: 'Speed',
    description: 'Pace as a factor, in place of the agent’s own.',
  }),
  turnDetection: z.enum(['server_vad', 'semantic_vad']).default('server_vad').meta({
    title: 'Turn detection',
    description: 'What tells that the caller has finished: silence alone, or the meaning of the words with it.',
  }),
  silenceMs: z.int().min(100).max(5000).default(500).meta({
    title: 'Silence',
    description: 'Milliseconds of silence that end the caller’s turn. For detection by silence.',
  }),
  threshold: z.number().min(0).max(1).default(0.5).meta({
    title: 'Threshold',
    description: 'How loud speech must be, from 0 to 1; higher for noisy lines. For detection by silence.',
  }),
  eagerness: z.enum(['auto', 'low', 'medium', 'high']).default('auto').meta({
    title: 'Eagerness',
    description: 'How soon the agent answers: low waits up to 8 seconds, high up to 2. For detection by meaning.',
  }),
  noiseReduction: NoiseReduction.optional(),
  transcriptionModel: z.string().min(1).max(120).default('gpt-4o-mini-transcribe').meta({
    title: 'Transcription model',
    description: 'Writes down what the caller says. The model that answers hears the caller by itself.',
  }),
  reasoningEffort: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).optional().meta({
    title: 'Reasoning effort',
    description: 'How long it thinks before it answers. Only for gpt-realtime-2 and later.',
  }),
});

/** As the service wants it: null turns it off. */
export function noiseReductionOf(setting: z.infer<typeof NoiseReduction> | undefined): { type: string } | null {
  return setting === undefined || setting === 'none' ? null : { type: setting };
}
