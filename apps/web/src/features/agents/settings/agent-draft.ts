import type { AgentDetail, AgentEngine, ProviderChoice, UpdateAgentBody, VoiceSettings } from '@frontdesk/contract';
import { type Settings, settingsIn } from '../../providers/setting-value.ts';

/** One of a provider's services, as it is edited. Null leaves the choice to the provider. */
export interface DraftChoice {
  readonly provider: string;
  readonly model: string | null;
  readonly settings: Settings;
}

export interface DraftVoice extends DraftChoice {
  readonly voiceId: string | null;
  readonly gender: VoiceSettings['gender'];
  /** Factor of the voice's own pace. */
  readonly pace: number;
}

/** In a list; `key` stays the same wherever it is moved to. */
export type Listed<Choice> = Choice & { readonly key: number };

/** What of an agent is edited on its page. */
export interface AgentDraft {
  readonly engine: AgentEngine;
  readonly language: string;
  readonly greeting: string;
  readonly fillers: readonly string[];
  readonly useDefaultPrompt: boolean;
  readonly systemPrompt: string;
  readonly llm: {
    /** Null: the installation's choice. */
    readonly provider: string | null;
    readonly model: string | null;
    readonly temperature: number;
    readonly maxTokens: number | null;
    readonly highPriority: boolean;
  };
  readonly voice: DraftVoice;
  /** Null: the installation's choice. */
  readonly transcription: DraftChoice | null;
  readonly fallbacks: {
    readonly transcription: readonly Listed<DraftChoice>[];
    readonly voice: readonly Listed<DraftVoice>[];
    readonly llm: readonly Listed<DraftChoice>[];
  };
  readonly hosted: { readonly model: string | null; readonly settings: Settings; readonly websocketUrl: string };
}

/** The same factors as the server's. */
const PACES: Record<VoiceSettings['speed'], number> = { slow: 0.85, normal: 1, fast: 1.15 };

type EditedAgent = Pick<
  AgentDetail,
  | 'engine'
  | 'language'
  | 'greeting'
  | 'fillers'
  | 'useDefaultPrompt'
  | 'systemPrompt'
  | 'llm'
  | 'voiceSettings'
  | 'transcription'
  | 'fallbacks'
  | 'hosted'
>;

export function draftOf(agent: EditedAgent): AgentDraft {
  const { engine, language, greeting, fillers, useDefaultPrompt, llm, fallbacks, hosted } = agent;
  const { provider, model, temperature, maxTokens, highPriority } = llm;
  return {
    ...{ engine, language, greeting, fillers, useDefaultPrompt },
    systemPrompt: agent.systemPrompt ?? '',
    llm: { provider, model, temperature, maxTokens, highPriority },
    voice: voiceOf(agent.voiceSettings),
    transcription: agent.transcription && choiceOf(agent.transcription),
    fallbacks: {
      transcription: fallbacks.transcription.map((choice, key) => ({ ...choiceOf(choice), key })),
      voice: fallbacks.voice.map((choice, key) => ({ ...voiceOf(choice), key })),
      llm: fallbacks.llm.map((choice, key) => ({ ...choiceOf(choice), key })),
    },
    hosted: {
      model: llm.s2sModel,
      settings: settingsIn(hosted.settings),
      websocketUrl: hosted.websocketUrl ?? '',
    },
  };
}

function choiceOf({ provider, model, settings }: Pick<ProviderChoice, 'provider' | 'model' | 'settings'>): DraftChoice {
  return { provider, model: model ?? null, settings: settingsIn(settings) };
}

function voiceOf(voice: VoiceSettings): DraftVoice {
  const { voiceId = null, gender, speed, rate } = voice;
  return { ...choiceOf(voice), voiceId, gender, pace: rate ?? PACES[speed] };
}

/** Whether two drafts say the same. */
export function isSame(one: AgentDraft, other: AgentDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is sent to have the agent as the draft is. What was not touched is not sent. */
export function changesTo(before: AgentDraft, draft: AgentDraft): UpdateAgentBody {
  const { engine, language, greeting, fillers, useDefaultPrompt, llm, voice, transcription, fallbacks, hosted } = draft;
  const isTouched = (part: keyof AgentDraft) => JSON.stringify(draft[part]) !== JSON.stringify(before[part]);
  const isPrompt = isTouched('useDefaultPrompt') || isTouched('systemPrompt');
  return {
    ...(isTouched('engine') && { engine }),
    ...(isTouched('language') && { language }),
    ...(isTouched('greeting') && { greeting }),
    ...(isTouched('fillers') && { fillers: [...fillers] }),
    ...(isPrompt && { useDefaultPrompt, systemPrompt: draft.systemPrompt.trim() === '' ? null : draft.systemPrompt }),
    ...((isTouched('llm') || isTouched('hosted')) && { llm: { ...llm, s2sModel: hosted.model } }),
    ...(isTouched('voice') && {
      voiceId: voice.voiceId,
      voiceSettings: { provider: voice.provider, model: voice.model, gender: voice.gender, settings: voice.settings },
    }),
    ...(voice.pace !== before.voice.pace && { settings: { ttsSpeed: voice.pace } }),
    ...(isTouched('transcription') && { transcription: transcription && choiceIn(transcription) }),
    ...(isTouched('fallbacks') && {
      fallbacks: {
        transcription: fallbacks.transcription.map(choiceIn),
        voice: fallbacks.voice.map(voiceIn),
        llm: fallbacks.llm.map(choiceIn),
      },
    }),
    ...(isTouched('hosted') && { hosted: { settings: hosted.settings, websocketUrl: hosted.websocketUrl.trim() } }),
  };
}

function choiceIn({ provider, model, settings }: DraftChoice): ProviderChoice {
  return { provider, ...(model !== null && { model }), settings };
}

function voiceIn(voice: DraftVoice): VoiceSettings {
  const { voiceId, gender, pace } = voice;
  return { ...choiceIn(voice), ...(voiceId !== null && { voiceId }), gender, speed: 'normal', rate: pace };
}

/** A choice of another provider, of which nothing is set yet. */
export const newChoice = (provider: string): DraftChoice => ({ provider, model: null, settings: {} });

/** What one provider's voice is set to says nothing to another one's; how it should sound stays. */
export const newVoice = (provider: string, { gender, pace }: Pick<DraftVoice, 'gender' | 'pace'>): DraftVoice => ({
  ...newChoice(provider),
  ...{ voiceId: null, gender, pace },
});
