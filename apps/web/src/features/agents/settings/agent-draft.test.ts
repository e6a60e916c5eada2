import { expect, test } from 'vitest';
import { changesTo, draftOf, isSame, newVoice } from './agent-draft.ts';

const agent: Parameters<typeof draftOf>[0] = {
  engine: 'pipeline',
  language: 'en-US',
  greeting: 'Hello',
  fillers: ['One moment.'],
  useDefaultPrompt: true,
  systemPrompt: null,
  voiceSettings: {
    provider: 'elevenlabs',
    voiceId: 'sarah',
    gender: 'female',
    speed: 'fast',
    settings: { similarityBoost: 0.5 },
  },
  transcription: null,
  fallbacks: { transcription: [], voice: [{ provider: 'local', gender: 'male', speed: 'slow' }], llm: [] },
  hosted: { settings: {} },
  llm: {
    ...{ provider: null, model: null, s2sModel: null, temperature: 0, maxTokens: null, highPriority: false },
    ...{ generalPrompt: null, retellLlmId: null },
  },
};

test('only what was touched is sent', () => {
  const draft = draftOf(agent);
  expect(changesTo(draft, draft)).toEqual({});
  expect(changesTo(draft, { ...draft, greeting: 'Good evening' })).toEqual({ greeting: 'Good evening' });
  const voice = { ...draft.voice, settings: { similarity_boost: 0.7 } };
  expect(changesTo(draft, { ...draft, voice })).toEqual({
    voiceId: 'sarah',
    voiceSettings: { provider: 'elevenlabs', model: null, gender: 'female', settings: { similarity_boost: 0.7 } },
  });
  expect(changesTo(draft, { ...draft, voice: { ...draft.voice, pace: 1 } })).toMatchObject({
    settings: { ttsSpeed: 1 },
  });
});

test('fallbacks are sent in their order, at the pace they had', () => {
  const draft = draftOf(agent);
  const added = { ...newVoice('deepgram', draft.voice), key: 1 };
  const fallbacks = { ...draft.fallbacks, voice: [added, ...draft.fallbacks.voice] };
  expect(changesTo(draft, { ...draft, fallbacks }).fallbacks?.voice).toMatchObject([
    { provider: 'deepgram', gender: 'female', rate: 1.15 },
    { provider: 'local', gender: 'male', rate: 0.85 },
  ]);
});

test('a draft put back to what it was is no change', () => {
  const draft = draftOf(agent);
  const changed = { ...draft, voice: newVoice('deepgram', draft.voice) };
  expect(isSame(draft, changed)).toBe(false);
  expect(isSame(draft, { ...changed, voice: draft.voice })).toBe(true);
});

test('another provider’s voice keeps the pace and the gender, and nothing else', () => {
  expect(newVoice('deepgram', draftOf(agent).voice)).toEqual({
    ...{ provider: 'deepgram', model: null, settings: {}, voiceId: null, gender: 'female', pace: 1.15 },
  });
});
