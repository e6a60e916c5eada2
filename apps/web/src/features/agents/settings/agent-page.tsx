import type { AgentDetail, ProviderList } from '@frontdesk/contract';
import { Anchor, Button, Grid, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { hasCode } from '../../../api/refusal.ts';
import { Icon } from '../../../shell/icon.tsx';
import { Page } from '../../../shell/page.tsx';
import { Failure, LoadingRows } from '../../../shell/page-states.tsx';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import { useSelectedBusiness } from '../../businesses/selected-business.ts';
import { providersQuery } from '../../providers/provider-queries.ts';
import { useMay } from '../../session/use-may.ts';
import { agentQuery, discardDraft, saveAgent, versionsQuery } from '../agent-queries.ts';
import { AgentStatusBadge } from '../agent-status-badge.tsx';
import { TryAgent } from '../trial/try-agent.tsx';
import { type AgentDraft, changesTo, draftOf, isSame } from './agent-draft.ts';
import classes from './agent-page.module.css';
import { EngineCard } from './engine-card.tsx';
import { AgentRefusal } from './field-problems.ts';
import { LanguageModelCard } from './language-model-card.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { PublishBar } from './publish-bar.tsx';
import { TranscriptionCard } from './transcription-card.tsx';
import { VersionsCard } from './versions-card.tsx';
import { VoiceCard } from './voice-card.tsx';
import { WordsCard } from './words-card.tsx';

const route = getRouteApi('/app/agents/$agentId');

/** One agent: how it hears, thinks and speaks, and a way to try it. */
export function AgentPage() {
  const { agentId } = route.useParams();
  const agent = useQuery(agentQuery(agentId));
  const businessId = agent.data?.businessId;
  const providers = useQuery({
    ...providersQuery({ businessId: businessId ?? '' }),
    enabled: businessId !== undefined,
  });
  const failed = [agent, providers].find(query => query.isError && !query.data);
  return (
    <Stack gap="xs" maw={1280} mx="auto">
      <Anchor size="sm" renderRoot={props => <Link {...props} to="/agents" />}>
        <Group gap={4} component="span">
          <Icon name="left" size={14} /> Agents
        </Group>
      </Anchor>
      {failed && <Failure error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !(agent.data && providers.data) && <LoadingRows rows={5} height={110} />}
      {agent.data && providers.data && <AgentScreen key={agentId} agent={agent.data} catalogue={providers.data} />}
    </Stack>
  );
}

interface AgentScreenProps {
  /** As the server has it. */
  readonly agent: AgentDetail;
  readonly catalogue: ProviderList;
}

/** What is being changed, and the agent it was when that began. */
interface Edit {
  readonly base: AgentDetail;
  readonly draft: AgentDraft;
}

function AgentScreen({ agent, catalogue }: AgentScreenProps) {
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState<Edit>();
  const cardsShown = useRef<HTMLDivElement>(null);
  const { base, draft } = edit ?? { base: agent, draft: draftOf(agent) };
  const { businesses } = useSelectedBusiness();
  const business = businesses.find(({ id }) => id === agent.businessId);
  const mayWrite = useMay()('agents:write', agent.businessId);
  const around = {
    businessId: agent.businessId,
    providers: catalogue.items,
    defaults: catalogue.defaults,
    language: draft.language,
    mayWrite,
  };
  const show = (now: AgentDetail) => {
    queryClient.setQueryData(agentQuery(now.id).queryKey, now);
    setEdit(undefined);
    void queryClient.invalidateQueries({ queryKey: versionsQuery(now.id).queryKey });
    void queryClient.invalidateQueries({ queryKey: ['agents', now.businessId] });
  };
  const save = useMutation({
    mutationFn: (publish: boolean) =>
      saveAgent(base, { ...changesTo(draftOf(base), draft), ...(publish && { publish }) }),
    onSuccess: show,
  });
  const discard = useMutation({ mutationFn: () => discardDraft(base), onSuccess: show });
  const change = (changes: Partial<AgentDraft>) => {
    const next = { ...draft, ...changes };
    setEdit(isSame(next, draftOf(base)) ? undefined : { base, draft: next });
  };
  const forget = () => {
    setEdit(undefined);
    save.reset();
  };
  const isConflict = hasCode(save.error, 'version_conflict');
  const cards = { draft, around, onChange: change };
  return (
    <Page
      title={agent.name}
      subtitle={[business?.name, agent.description].filter(Boolean).join(' · ')}
      actions={<AgentStatusBadge status={agent.status} />}
    >
      <AgentRefusal value={save.error}>
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Stack gap="lg" ref={cardsShown}>
              <WordsCard draft={draft} kind={business?.kind} mayWrite={mayWrite} onChange={change} />
              <EngineCard {...cards} keptEngine={base.engine} />
              <VoiceCard {...cards} />
              <TranscriptionCard {...cards} />
              <LanguageModelCard {...cards} />
              <RefusalAlert
                error={save.error}
                title={isConflict ? 'Somebody else changed the agent meanwhile' : 'Not saved'}
              >
                {isConflict ? (
                  <Button
                    size="xs"
                    variant="default"
                    w="max-content"
                    onClick={() =>
                      void queryClient.invalidateQueries({ queryKey: agentQuery(agent.id).queryKey }).then(forget)
                    }
                  >
                    Show it as it is now
                  </Button>
                ) : (
                  <Button
                    size="xs"
                    variant="default"
                    w="max-content"
                    onClick={() => goToWrongField(cardsShown.current)}
                  >
                    Go to what is wrong
                  </Button>
                )}
              </RefusalAlert>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Stack gap="lg" className={classes.aside}>
              {mayWrite && <TryAgent key={agent.version} agent={agent} isEdited={edit !== undefined} />}
              <VersionsCard agent={agent} mayPublish={mayWrite && !edit} onPublished={show} />
            </Stack>
          </Grid.Col>
        </Grid>
        {mayWrite && (
          <PublishBar
            agent={agent}
            isEdited={edit !== undefined}
            busy={save.isPending ? (save.variables ? 'publish' : 'save') : discard.isPending ? 'discard' : undefined}
            discardError={discard.error}
            onSave={() => save.mutate(false)}
            onPublish={() => save.mutate(true)}
            onForget={forget}
            onDiscard={() => discard.mutateAsync()}
          />
        )}
      </AgentRefusal>
      <LeaveGuard isEdited={edit !== undefined} />
    </Page>
  );
}

/** Takes the keyboard to the first field that the server has something against. */
function goToWrongField(cards: HTMLElement | null): void {
  cards?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
