import type { BusinessKind } from '@frontdesk/contract';
import { Button, Code, Collapse, Group, List, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../../shell/card.tsx';
import { promptTemplatesQuery } from '../agent-queries.ts';
import type { AgentDraft } from './agent-draft.ts';
import { useProblem } from './field-problems.ts';

interface WordsCardProps {
  readonly draft: AgentDraft;
  readonly kind: BusinessKind | undefined;
  readonly mayWrite: boolean;
  readonly onChange: (changes: Partial<AgentDraft>) => void;
}

/** What the agent is told, and what it says first. */
export function WordsCard({ draft, kind, mayWrite, onChange }: WordsCardProps) {
  const { greeting, systemPrompt, useDefaultPrompt, language, fillers } = draft;
  const templates = useQuery(promptTemplatesQuery);
  const [areVariablesShown, variables] = useDisclosure();
  const problems = {
    greeting: useProblem('greeting'),
    fillers: useProblem('fillers'),
    prompt: useProblem('system_prompt'),
    language: useProblem('language'),
  };
  const preset = templates.data?.items.find(template => template.isDefault && template.kind === kind)?.text;
  const isPreset = useDefaultPrompt || systemPrompt === '';
  return (
    <Card title="What it says">
      <Stack gap="sm">
        <TextInput
          label="Language"
          description="A language tag, for example en-US"
          maw={220}
          readOnly={!mayWrite}
          value={language}
          error={problems.language}
          onChange={event => onChange({ language: event.currentTarget.value.trim() })}
        />
        <Textarea
          label="Greeting"
          description="The first words of every call."
          autosize
          minRows={2}
          maxLength={1000}
          readOnly={!mayWrite}
          value={greeting}
          error={problems.greeting}
          onChange={event => onChange({ greeting: event.currentTarget.value })}
        />
        <TagsInput
          label="Fillers"
          description="Said, in turn, while an answer takes long; silence when empty. Enter adds one."
          maxTags={8}
          readOnly={!mayWrite}
          value={[...fillers]}
          error={problems.fillers}
          onChange={list => onChange({ fillers: list })}
        />
        <Textarea
          label="Prompt"
          description={
            isPreset
              ? 'The default one for this kind of business. To change it, write here.'
              : 'Your own. The default one comes back with the button below.'
          }
          autosize
          minRows={6}
          maxRows={18}
          maxLength={20_000}
          readOnly={!mayWrite || (isPreset && preset === undefined)}
          value={isPreset ? (preset ?? '') : systemPrompt}
          error={problems.prompt}
          onChange={event => onChange({ systemPrompt: event.currentTarget.value, useDefaultPrompt: false })}
        />
        <Group gap="xs">
          {mayWrite && !isPreset && (
            <Button size="xs" variant="default" onClick={() => onChange({ systemPrompt: '', useDefaultPrompt: true })}>
              Back to the default prompt
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" aria-expanded={areVariablesShown} onClick={variables.toggle}>
            What can stand in it
          </Button>
        </Group>
        <Collapse expanded={areVariablesShown}>
          <List size="sm">
            {templates.data?.variables.map(({ name, description }) => (
              <List.Item key={name}>
                <Code>{`{{${name}}}`}</Code>{' '}
                <Text span size="sm" c="dimmed">
                  {description}
                </Text>
              </List.Item>
            ))}
          </List>
        </Collapse>
      </Stack>
    </Card>
  );
}
