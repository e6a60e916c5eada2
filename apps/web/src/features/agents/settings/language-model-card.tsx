import { NumberInput, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { Card } from '../../../shell/card.tsx';
import { type AgentDraft, newChoice } from './agent-draft.ts';
import { type AroundAgent, firstOther, providerNamed, serviceOf, titleOf } from './around-agent.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { isHosted } from './engine-card.tsx';
import { FallbackList } from './fallback-list.tsx';
import { useProblem } from './field-problems.ts';
import { ModelField } from './model-field.tsx';
import { ProviderSelect } from './provider-select.tsx';

interface LanguageModelCardProps {
  readonly draft: AgentDraft;
  readonly around: AroundAgent;
  readonly onChange: (changes: Partial<AgentDraft>) => void;
}

/** What thinks of the answers. */
export function LanguageModelCard({ draft, around, onChange }: LanguageModelCardProps) {
  const { llm, fallbacks, engine } = draft;
  const { defaults, mayWrite } = around;
  const problems = { temperature: useProblem('llm.temperature'), maxTokens: useProblem('llm.max_tokens') };
  const change = (changes: Partial<AgentDraft['llm']>) => onChange({ llm: { ...llm, ...changes } });
  const inUse = llm.provider ?? defaults.languageModel ?? 'local';
  const service = serviceOf(providerNamed(around, inUse), 'language_model');
  const usual = defaults.languageModel === null ? 'the call flow answers' : titleOf(around, defaults.languageModel);
  if (engine === 'custom_llm') {
    return (
      <Card title="Language model">
        <Text size="sm" c="dimmed">
          Your own server decides what is said.
        </Text>
      </Card>
    );
  }
  return (
    <Card title="Language model">
      <Stack gap="sm">
        {isHosted(engine) && <StandsIn />}
        <ProviderSelect
          kind="language_model"
          around={around}
          value={llm.provider ?? ''}
          others={[
            { value: '', label: `As usual: ${usual}` },
            { value: 'local', label: 'None: the call flow answers by itself' },
          ]}
          field="llm.provider"
          onChange={provider => change({ provider: provider || null, model: null })}
        />
        {service && (
          <>
            <ModelField
              service={service}
              value={llm.model}
              field="llm.model"
              isReadOnly={!mayWrite}
              onChange={model => change({ model })}
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" style={{ alignItems: 'start' }}>
              <NumberInput
                label="Temperature"
                description="0 is the most predictable · 0 to 2"
                step={0.1}
                decimalScale={2}
                clampBehavior="none"
                readOnly={!mayWrite}
                value={llm.temperature}
                error={problems.temperature}
                onChange={value => typeof value === 'number' && change({ temperature: value })}
              />
              <NumberInput
                label="Longest answer"
                description="In tokens; as long as it likes when empty"
                allowDecimal={false}
                clampBehavior="none"
                readOnly={!mayWrite}
                value={llm.maxTokens ?? ''}
                error={problems.maxTokens}
                onChange={value => change({ maxTokens: typeof value === 'number' ? value : null })}
              />
            </SimpleGrid>
            <Switch
              label="High priority"
              description="Faster where the provider offers it, and dearer."
              checked={llm.highPriority}
              disabled={!mayWrite}
              onChange={event => change({ highPriority: event.currentTarget.checked })}
            />
            <FallbackList
              purpose="language model"
              value={fallbacks.llm}
              around={around}
              lastResort="The call flow answers by itself, as well as it can."
              newFallback={() =>
                newChoice(
                  firstOther(around, 'language_model', [inUse, ...fallbacks.llm.map(({ provider }) => provider)]),
                )
              }
              renderFields={(choice, index, onChoice) => (
                <ChoiceFields
                  kind="language_model"
                  value={choice}
                  around={around}
                  field={`fallbacks.llm.${index}`}
                  onChange={onChoice}
                />
              )}
              onChange={llmFallbacks => onChange({ fallbacks: { ...fallbacks, llm: llmFallbacks } })}
            />
          </>
        )}
      </Stack>
    </Card>
  );
}

/** Above what a hosted engine makes idle. */
export function StandsIn() {
  return (
    <Text size="sm" c="dimmed">
      The engine does this by itself. What is chosen here stands in when the engine cannot be used.
    </Text>
  );
}
