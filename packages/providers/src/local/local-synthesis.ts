import type { TextToSpeech } from '@frontdesk/voice';

/** The speaking part of the local provider, shared by all calls. */
export interface LocalSynthesis {
  readonly textToSpeech: TextToSpeech;
  /** The voices are loaded and warm. Rejects when they cannot be loaded. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Returns at once; voices load in their workers. */
export async function openLocalSynthesis(_options: { readonly modelsDir: string }): Promise<LocalSynthesis> {
  throw new Error('being built');
}
