import { Stack } from '@mantine/core';
import { Card } from '../../../shell/card.tsx';
import { type AgentDraft, newVoice } from './agent-draft.ts';
import { type AroundAgent, firstOther } from './around-agent.ts';
import { isHosted } from './engine-card.tsx';
import { FallbackList } from './fallback-list.tsx';
import { StandsIn } from './language-model-card.tsx';
import { VoiceFields } from './voice-fields.tsx';

interface VoiceCardProps {
  readonly draft: AgentDraft;
  readonly around: AroundAgent;
  readonly onChange: (changes: Partial<AgentDraft>) => void;
}

/** What callers hear. */
export function VoiceCard({ draft, around, onChange }: VoiceCardProps) {
  const { voice, fallbacks, engine } = draft;
  return (
    <Card title="Voice">
      <Stack gap="sm">
        {isHosted(engine) && <StandsIn />}
        <VoiceFields
          value={voice}
          around={around}
          field="voice_settings"
          voiceField="voice"
          paceField="settings.tts_speed"
          onChange={changed => onChange({ voice: changed })}
        />
        <FallbackList
          purpose="voice"
          value={fallbacks.voice}
          around={around}
          lastResort="This machine speaks on, in a voice as alike as it has."
          newFallback={() =>
            newVoice(
              firstOther(around, 'voice', [voice.provider, ...fallbacks.voice.map(({ provider }) => provider)]),
              voice,
            )
          }
          renderFields={(choice, index, onChoice) => (
            <VoiceFields
              value={choice}
              around={around}
              field={`fallbacks.voice.${index}`}
              voiceField={`fallbacks.voice.${index}.voice_id`}
              paceField={`fallbacks.voice.${index}.rate`}
              onChange={onChoice}
            />
          )}
          onChange={voices => onChange({ fallbacks: { ...fallbacks, voice: voices } })}
        />
      </Stack>
    </Card>
  );
}
