import type { AgentConfig, AgentEngine, ProviderChoice, VoiceSettings } from '@frontdesk/contract';
import { toSnakeKey } from '@frontdesk/contract/wire-case';
import { type ProviderRecord, providerRecords } from '@frontdesk/providers/registry';
import { RETELL_SETTINGS, retell } from '@frontdesk/providers/retell';
import type { z } from 'zod';

interface Problem {
  readonly field: string;
  readonly message: string;
}

/** Need no account and have nothing to set: this machine, and in `voice` the carrier of calls without media streams. */
const BUILT_IN = new Set(['local', 'carrier']);

type ServiceName = 'transcription' | 'voice' | 'languageModel';
const SERVICE_WORDS = { transcription: 'hear', voice: 'speak', languageModel: 'hold conversations' } as const;

/** Every provider that does not exist or cannot do what it is chosen for, and every setting that does not fit it. */
export function providerProblems(config: AgentConfig): Problem[] {
  const { transcription, voice, llm, fallbacks } = config;
  return [
    ...(transcription ? choiceProblems(transcription, 'transcription', 'transcription') : []),
    ...choiceProblems(voice, 'voice', 'voice_settings'),
    ...(llm.provider === undefined
      ? []
      : choiceProblems({ provider: llm.provider, model: llm.model }, 'languageModel', 'llm')),
    ...fallbacks.transcription.flatMap((choice, index) =>
      choiceProblems(choice, 'transcription', `fallbacks.transcription.${index}`),
    ),
    ...fallbacks.voice.flatMap((choice, index) => choiceProblems(choice, 'voice', `fallbacks.voice.${index}`)),
    ...fallbacks.llm.flatMap((choice, index) => choiceProblems(choice, 'languageModel', `fallbacks.llm.${index}`)),
  ];
}

/** What an engine that holds conversations elsewhere is told, and where its brain is. */
export function engineProblems({ hosted }: AgentConfig, engine: AgentEngine): Problem[] {
  if (engine === 'custom_llm') {
    const url = hosted.websocketUrl;
    const isSocket = url !== undefined && URL.canParse(url) && /^wss?:$/.test(new URL(url).protocol);
    const message = 'Write the address of your server, for example wss://brain.example.com/calls.';
    return isSocket ? [] : [{ field: 'hosted.websocket_url', message }];
  }
  if (engine === 'retell') return settingProblems(RETELL_SETTINGS, hosted.settings, 'hosted.settings', retell);
  for (const record of providerRecords) {
    const service = [record.hosted, record.handedOver].find(candidate => candidate?.engine === engine);
    if (service) return settingProblems(service.settings, hosted.settings, 'hosted.settings', record);
  }
  return [];
}

function choiceProblems(
  choice: Pick<ProviderChoice | VoiceSettings, 'provider' | 'model' | 'settings'>,
  service: ServiceName,
  field: string,
): Problem[] {
  if (BUILT_IN.has(choice.provider)) return [];
  const record = providerRecords.find(({ id }) => id === choice.provider);
  if (!record) return [{ field: `${field}.provider`, message: `There is no provider "${choice.provider}".` }];
  const offered = record[service];
  if (!offered) return [{ field: `${field}.provider`, message: `${record.title} cannot ${SERVICE_WORDS[service]}.` }];
  const isKnown =
    choice.model === undefined || offered.takesAnyModel || offered.models.some(({ id }) => id === choice.model);
  return [
    ...(isKnown
      ? []
      : [
          {
            field: `${field}.model`,
            message: `${record.title} has no model "${choice.model}" for this; it has ${offered.models.map(({ id }) => id).join(', ')}.`,
          },
        ]),
    ...settingProblems(offered.settings, choice.settings ?? {}, `${field}.settings`, record),
  ];
}

function settingProblems(schema: z.ZodObject, settings: unknown, field: string, { title }: ProviderRecord): Problem[] {
  return (schema.safeParse(settings).error?.issues ?? []).flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({ field: `${field}.${toSnakeKey(key)}`, message: `${title} has no such setting.` }))
      : [{ field: [field, ...issue.path.map(part => toSnakeKey(String(part)))].join('.'), message: issue.message }],
  );
}
