import { channelOf, decodeSamples, readWav, type TranscribedPassage, type TranscribeRecording } from '@frontdesk/voice';
import type { MoonshineDecoder } from './moonshine-decoder.ts';
import { speechPassages } from './speech-passages.ts';

/**
 * Moonshine over a whole recording: cut at its silences, one passage after the other, so that one decode at most is in
 * the way of live calls. English, whatever language is named.
 */
export function recordingTranscriber(decoder: MoonshineDecoder): TranscribeRecording {
  return async (wav, { signal }) => {
    const audio = readWav(wav);
    const { sampleRateHz } = audio.format;
    const samples = decodeSamples({ ...audio.format, data: channelOf(audio, 0) });
    const heard: TranscribedPassage[] = [];
    for (const { samples: stretch, startedAtMs, endedAtMs } of speechPassages(samples, sampleRateHz)) {
      const { text } = await decoder.exact({ samples: stretch, sampleRateHz }, 'recording', signal);
      signal.throwIfAborted();
      if (text !== '') heard.push({ text, startedAtMs, endedAtMs });
    }
    return heard;
  };
}
