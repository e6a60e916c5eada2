import { type AudioFrame, durationMs, type SpeechProbability, type VoiceActivityDetector } from '@frontdesk/voice';

/** Lets a detector hear these frames at once, as one call; what it makes of all their windows. */
export async function judgeAll(
  detector: VoiceActivityDetector,
  frames: Iterable<AudioFrame>,
): Promise<SpeechProbability[]> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const all = [...frames];
  const heardMs = all.reduce((sum, frame) => sum + durationMs(frame), 0);
  const expected = Math.floor(heardMs / detector.capabilities.windowMs);
  const windows: SpeechProbability[] = [];
  const detection = detector.open({
    onWindow: window => {
      if (windows.push(window) === expected) resolve();
    },
    onSound() {},
    onFailure: reject,
  });
  for (const frame of all) detection.hear(frame);
  if (expected > 0) await promise;
  detection.close();
  return windows;
}
