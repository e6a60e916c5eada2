import { type ElevenLabsEmulatorOptions, startElevenLabsEmulator } from '@frontdesk/emulators';
import { type Clock, ProviderError, systemClock } from '@frontdesk/voice';
import { elevenlabs } from './elevenlabs-provider.ts';

/** An emulated account, and the provider with its key. */
export async function elevenLabsAccount(options: ElevenLabsEmulatorOptions = {}, clock: Clock = systemClock) {
  const emulator = await startElevenLabsEmulator(options);
  const context = { credentials: { apiKey: emulator.apiKey, baseUrl: emulator.baseUrl }, clock };
  return {
    emulator,
    context,
    voice: (settings: unknown = {}, model = 'eleven_flash_v2_5') =>
      elevenlabs.voice?.create(context, { model, settings }),
    recognizer: (settings: unknown = {}) =>
      elevenlabs.transcription?.create(context, { model: 'scribe_v2_realtime', settings }),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

/** What a promise was refused with. Throws when it was not, or with something else. */
export async function providerError(promise: Promise<unknown>): Promise<ProviderError> {
  const outcome = await promise.then(
    () => 'It did not fail.',
    (error: unknown) => error,
  );
  if (outcome instanceof ProviderError) return outcome;
  throw new Error('No ProviderError', { cause: outcome });
}
