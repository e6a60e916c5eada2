import { AgentConfig, type UpdateAgentBody } from '@frontdesk/contract';
import { AppError } from '../../app-error.ts';

/** The parts of a request that are about the configuration. */
export type ConfigChanges = Omit<UpdateAgentBody, 'version' | 'publish' | 'status' | 'isActive'>;

/**
 * A configuration with changes made to it; what they leave out stays. The documents name some things in more than one
 * way, and two names of one thing must agree: throws `validation_failed` when they do not.
 */
export function changeConfig(config: AgentConfig, changes: ConfigChanges): AgentConfig {
  const { settings = {}, llm = {}, voiceSettings: { model: voiceModel, ...voiceSettings } = {} } = changes;
  const voiceId = same('voice', changes.voice, changes.voiceId);
  const model = same('model', changes.model, llm.model);
  const temperature = same('temperature', settings.temperature, llm.temperature);
  const maxTokens = same('max_tokens', settings.maxTokens, llm.maxTokens);
  const systemPrompt = same('system_prompt', changes.systemPrompt, llm.generalPrompt);
  const flow = same('call_flow', changes.callFlow, changes.flow);
  return AgentConfig.parse({
    ...config,
    ...defined({
      language: changes.language,
      greeting: changes.greeting,
      flow,
      tools: changes.tools && [...new Set(changes.tools)],
      recordingEnabled: changes.recordingEnabled,
      recordingSource: changes.recordingSource,
      callMedia: changes.callMedia,
      waitForCallee: changes.waitForCallee,
      holdThanks: changes.holdThanks,
      fillers: changes.fillers,
      apology: changes.apology,
      timeLimitMessage: changes.timeLimitMessage,
      maxDurationSeconds: changes.maxDurationSeconds,
      // A prompt that is given is meant to be used, unless the request says otherwise.
      useDefaultPrompt: changes.useDefaultPrompt ?? (systemPrompt === undefined ? undefined : systemPrompt === null),
    }),
    ...cleared({
      systemPrompt,
      recordingConsent: changes.recordingConsent,
      outboundGreeting: changes.outboundGreeting,
      voicemailMessage: changes.voicemailMessage,
      transcription: changes.transcription,
    }),
    fallbacks: { ...config.fallbacks, ...defined(changes.fallbacks ?? {}) },
    hosted: { ...config.hosted, ...defined(changes.hosted ?? {}) },
    llm: {
      ...config.llm,
      ...defined({ temperature, highPriority: llm.highPriority }),
      ...cleared({ provider: llm.provider, model, s2sModel: llm.s2sModel, maxTokens }),
    },
    voice: {
      ...config.voice,
      ...defined({ ...voiceSettings, rate: settings.ttsSpeed }),
      // A pace in words takes the place of an earlier one in figures.
      ...(voiceSettings.speed && settings.ttsSpeed === undefined && { rate: undefined }),
      ...cleared({ voiceId, model: voiceModel }),
    },
    turnTaking: { ...config.turnTaking, ...defined(changes.turnTaking ?? {}) },
  });
}

/** The one value that two names of a thing have. */
export function same<Value>(field: string, first: Value | undefined, second: Value | undefined): Value | undefined {
  if (first === undefined) return second;
  if (second === undefined) return first;
  if (JSON.stringify(first) === JSON.stringify(second)) return first;
  throw new AppError('validation_failed', 'The request says two things at once.', {
    problems: [{ field, message: 'Given twice under different names, with different values.' }],
  });
}

/** Without the fields nothing was said about. */
function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** As `defined`, where null takes a value away. */
function cleared(fields: object): object {
  return Object.fromEntries(
    Object.entries(defined(fields)).map(([name, value]) => [name, value === null ? undefined : value]),
  );
}
