import { List, Stack } from '@mantine/core';
import { Card } from '../../../shell/card.tsx';
import { type AgentDraft, newChoice } from './agent-draft.ts';
import { type AroundAgent, firstOther, providerNamed, serviceOf, titleOf } from './around-agent.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { isHosted } from './engine-card.tsx';
import { FallbackList } from './fallback-list.tsx';
import { StandsIn } from './language-model-card.tsx';
import { ProviderSelect } from './provider-select.tsx';

interface TranscriptionCardProps {
  readonly draft: AgentDraft;
  readonly around: AroundAgent;
  readonly onChange: (changes: Partial<AgentDraft>) => void;
}

/** What understands callers. */
export function TranscriptionCard({ draft, around, onChange }: TranscriptionCardProps) {
  const { transcription, fallbacks, engine } = draft;
  const { defaults } = around;
  const inUse = transcription?.provider ?? defaults.transcription;
  const service = serviceOf(providerNamed(around, inUse), 'transcription');
  return (
    <Card title="Transcription">
      <Stack gap="sm">
        {isHosted(engine) && <StandsIn />}
        {transcription ? (
          <ChoiceFields
            kind="transcription"
            others={[{ value: '', label: `As usual: ${titleOf(around, defaults.transcription)}` }]}
            value={transcription}
            around={around}
            field="transcription"
            onChange={choice => onChange({ transcription: choice.provider === '' ? null : choice })}
          />
        ) : (
          <ProviderSelect
            kind="transcription"
            around={around}
            value=""
            others={[{ value: '', label: `As usual: ${titleOf(around, defaults.transcription)}` }]}
            field="transcription.provider"
            onChange={provider => provider !== '' && onChange({ transcription: newChoice(provider) })}
          />
        )}
        {service && (
          <List size="sm" c="dimmed">
            {service.capabilities.map(sentence => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        )}
        <FallbackList
          purpose="transcription"
          value={fallbacks.transcription}
          around={around}
          lastResort="This machine listens on; nothing that was said is lost."
          newFallback={() =>
            newChoice(
              firstOther(around, 'transcription', [inUse, ...fallbacks.transcription.map(({ provider }) => provider)]),
            )
          }
          renderFields={(choice, index, onChoice) => (
            <ChoiceFields
              kind="transcription"
              value={choice}
              around={around}
              field={`fallbacks.transcription.${index}`}
              onChange={onChoice}
            />
          )}
          onChange={recognizers => onChange({ fallbacks: { ...fallbacks, transcription: recognizers } })}
        />
      </Stack>
    </Card>
  );
}
