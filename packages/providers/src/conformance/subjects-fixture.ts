import { deepgramHearing, deepgramVoices } from './deepgram-fixture.ts';
import { elevenLabsEngines, elevenLabsHearing, elevenLabsVoices } from './elevenlabs-fixture.ts';
import { languageModels } from './language-models-fixture.ts';
import { localDetectors, localHearing, localVoices } from './local-fixture.ts';
import { openAiEngines, openAiHearing, openAiVoices } from './openai-fixture.ts';
import { hostedEngineConformance } from './test-hosted-engine.ts';
import { languageModelConformance } from './test-language-model.ts';
import { speechToTextConformance } from './test-speech-to-text.ts';
import { textToSpeechConformance } from './test-text-to-speech.ts';
import { voiceActivityDetectorConformance } from './test-voice-activity-detector.ts';

export interface ConformanceSuite {
  /** Of the port, for the documentation. */
  readonly title: string;
  readonly subjects: readonly { readonly provider: string; readonly title: string; declareTests(): void }[];
}

/** Every port's suite, with everything it is run on: the tests and the documentation come from this list. */
export const conformanceSuites: readonly ConformanceSuite[] = [
  suite('Speech-to-text', speechToTextConformance, [
    ...localHearing,
    ...deepgramHearing,
    ...elevenLabsHearing,
    ...openAiHearing,
  ]),
  suite('Text-to-speech', textToSpeechConformance, [
    ...localVoices,
    ...deepgramVoices,
    ...elevenLabsVoices,
    ...openAiVoices,
  ]),
  suite('Language model', languageModelConformance, languageModels),
  suite('Whole conversations', hostedEngineConformance, [...elevenLabsEngines, ...openAiEngines]),
  suite('Detection of speech', voiceActivityDetectorConformance, localDetectors),
];

function suite<Subject extends { readonly provider: string; readonly title: string }>(
  title: string,
  declare: (subject: Subject) => void,
  subjects: readonly Subject[],
): ConformanceSuite {
  return {
    title,
    subjects: subjects.map(subject => ({
      provider: subject.provider,
      title: subject.title,
      declareTests: () => declare(subject),
    })),
  };
}

/** Declares all tests of one provider. */
export function declareConformanceTests(provider: string): void {
  for (const { subjects } of conformanceSuites)
    for (const subject of subjects) if (subject.provider === provider) subject.declareTests();
}
