import type { AgentEngine } from '@frontdesk/contract';
import { Alert, List, Radio, Stack, Text, TextInput } from '@mantine/core';
import { Card } from '../../../shell/card.tsx';
import { Icon } from '../../../shell/icon.tsx';
import { ENGINE_TITLES, ENGINE_WORDS } from '../agent-words.ts';
import type { AgentDraft } from './agent-draft.ts';
import type { AroundAgent } from './around-agent.ts';
import { useProblem } from './field-problems.ts';
import { ModelField } from './model-field.tsx';
import { AccountHint } from './provider-select.tsx';
import { SettingsFields } from './settings-fields.tsx';

const ENGINES: readonly AgentEngine[] = ['pipeline', 'elevenlabs', 'openai_realtime', 'retell', 'custom_llm'];

interface EngineCardProps {
  readonly draft: AgentDraft;
  /** Of the agent as it is kept. */
  readonly keptEngine: AgentEngine;
  readonly around: AroundAgent;
  readonly onChange: (changes: Partial<AgentDraft>) => void;
}

/** What holds the conversation, and what it does not allow. */
export function EngineCard({ draft, keptEngine, around, onChange }: EngineCardProps) {
  const { engine, hosted } = draft;
  const problems = { engine: useProblem('engine'), address: useProblem('hosted.websocket_url') };
  return (
    <Card title="Engine">
      <Stack>
        <Radio.Group
          aria-label="What holds the conversation"
          value={engine}
          error={problems.engine}
          onChange={value => {
            const chosen = ENGINES.find(candidate => candidate === value);
            // What one engine is told says nothing to another.
            if (chosen) onChange({ engine: chosen, hosted: { ...hosted, model: null, settings: {} } });
          }}
        >
          <Stack gap="sm">
            {ENGINES.map(choice => (
              <Radio
                key={choice}
                value={choice}
                label={ENGINE_TITLES[choice]}
                description={
                  isOffered(around, choice) ? ENGINE_WORDS[choice] : `${ENGINE_WORDS[choice]} Not offered here yet.`
                }
                disabled={!around.mayWrite || (!isOffered(around, choice) && choice !== keptEngine)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {engine !== keptEngine && (
          <Text size="xs" c="dimmed">
            The engine counts from the next call on, as soon as this is saved; the rest when it is published.
          </Text>
        )}
        {engine === 'custom_llm' && (
          <TextInput
            label="Address of your server"
            description="A WebSocket that speaks Retell’s protocol for language models of one’s own."
            placeholder="wss://brain.example.com/calls"
            type="url"
            autoComplete="off"
            readOnly={!around.mayWrite}
            value={hosted.websocketUrl}
            error={problems.address}
            onChange={event => onChange({ hosted: { ...hosted, websocketUrl: event.currentTarget.value } })}
          />
        )}
        <HostedFields draft={draft} around={around} onChange={onChange} />
      </Stack>
    </Card>
  );
}

/** Of an engine that is a provider's. */
function HostedFields({ draft, around, onChange }: Omit<EngineCardProps, 'keptEngine'>) {
  const { engine, hosted } = draft;
  if (!isHosted(engine)) return null;
  const host = hostOf(around, engine);
  if (!host) {
    return (
      <Alert color="yellow" icon={<Icon name="warning" />}>
        This installation does not offer it, so the pipeline takes the calls, with what is chosen below.
      </Alert>
    );
  }
  const { provider, service } = host;
  return (
    <>
      <AccountHint around={around} provider={provider.id} />
      <div>
        <Text size="sm" fw={600}>
          What it can and cannot do
        </Text>
        <List size="sm" c="dimmed">
          {service.capabilities.map(sentence => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </div>
      {(service.models.length > 0 || service.takesAnyModel) && (
        <ModelField
          service={service}
          value={hosted.model}
          field="llm.s2s_model"
          isReadOnly={!around.mayWrite}
          onChange={model => onChange({ hosted: { ...hosted, model } })}
        />
      )}
      <SettingsFields
        key={engine}
        fields={service.settings}
        value={hosted.settings}
        of={provider.title}
        field="hosted.settings"
        onChange={settings => onChange({ hosted: { ...hosted, settings } })}
      />
    </>
  );
}

/** Whether somebody else's service hears, thinks and speaks. */
export const isHosted = (engine: AgentEngine): boolean => engine !== 'pipeline' && engine !== 'custom_llm';

function isOffered(around: AroundAgent, engine: AgentEngine): boolean {
  return !isHosted(engine) || hostOf(around, engine) !== undefined;
}

function hostOf({ providers }: AroundAgent, engine: AgentEngine) {
  for (const provider of providers) {
    const service = provider.services.find(candidate => candidate.engine === engine);
    if (service) return { provider, service };
  }
  return undefined;
}
