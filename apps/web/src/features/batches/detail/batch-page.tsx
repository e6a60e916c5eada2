import { Alert, Anchor, Grid, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Icon } from '../../../shell/icon.tsx';
import { Page } from '../../../shell/page.tsx';
import { Failure, LoadingRows } from '../../../shell/page-states.tsx';
import { useBusinessName } from '../../businesses/selected-business.ts';
import { useMay } from '../../session/use-may.ts';
import { batchQuery } from '../batch-queries.ts';
import { BatchStatusBadge } from '../batch-status.tsx';
import { isOver, pauseWords, progressWords } from '../batch-words.ts';
import type { FollowedBatch } from '../followed-batch.ts';
import { BatchControls } from './batch-controls.tsx';
import { BatchEntries } from './batch-entries.tsx';
import { BatchFacts } from './batch-facts.tsx';
import { BatchProgressCard } from './batch-progress-card.tsx';

const route = getRouteApi('/app/batches/$batchId');

export function BatchPage() {
  const { batchId } = route.useParams();
  const batch = useQuery(batchQuery(batchId));
  return (
    <Stack gap="xs" maw={1280} mx="auto">
      <Anchor size="sm" renderRoot={props => <Link {...props} to="/batches" />}>
        <Group gap={4} component="span">
          <Icon name="left" size={14} /> Batches
        </Group>
      </Anchor>
      {batch.data && <BatchScreen key={batchId} batch={batch.data} />}
      {!batch.data && batch.isError && <Failure error={batch.error} onRetry={() => void batch.refetch()} />}
      {!batch.data && batch.isPending && <LoadingRows rows={5} height={72} />}
    </Stack>
  );
}

function BatchScreen({ batch }: { readonly batch: FollowedBatch }) {
  const businessName = useBusinessName()(batch.businessId);
  const mayWrite = useMay()('calls:write', batch.businessId);
  return (
    <Page
      title={batch.name}
      subtitle={`${businessName} · ${progressWords(batch)}`}
      actions={
        <Group gap="xs">
          <BatchStatusBadge status={batch.status} />
          {mayWrite && !isOver(batch) && <BatchControls batch={batch} />}
        </Group>
      }
    >
      {batch.pauseReason !== null && (
        <Alert color="yellow" icon={<Icon name="pause" />} title="Paused">
          {pauseWords(batch.pauseReason)} {batch.pauseReason !== 'user' && batch.pauseDetail}
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="lg">
            <BatchProgressCard batch={batch} />
            <BatchEntries batch={batch} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <BatchFacts batch={batch} />
        </Grid.Col>
      </Grid>
    </Page>
  );
}
