import type { Batch } from '@frontdesk/contract';
import { Button, Group, Pagination, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { words } from '../../format/words.ts';
import { Icon } from '../../shell/icon.tsx';
import { Page } from '../../shell/page.tsx';
import { Empty, Failure, LoadingRows } from '../../shell/page-states.tsx';
import { useBusinessAtHand } from '../businesses/business-at-hand.ts';
import { useBusinessName, useSelectedBusiness } from '../businesses/selected-business.ts';
import { BATCHES_PER_PAGE, batchesQuery } from './batch-queries.ts';
import { BatchCards } from './list/batch-cards.tsx';
import { BatchesTable } from './list/batches-table.tsx';

const route = getRouteApi('/app/batches');

/** Calls that are placed to many people for one purpose. */
export function BatchesPage() {
  const { page = 1 } = route.useSearch();
  const { selected } = useSelectedBusiness();
  const mayCreate = useBusinessAtHand('calls:write') !== undefined;
  const batches = useQuery(batchesQuery(selected?.id, page));
  const create = mayCreate && (
    <Button leftSection={<Icon name="plus" size={16} />} renderRoot={props => <Link {...props} to="/batches/new" />}>
      New batch
    </Button>
  );
  return (
    <Page title="Batches" subtitle={selected?.name ?? 'All businesses'} actions={create}>
      {batches.isPending && <LoadingRows rows={5} height={56} />}
      {batches.isError && !batches.data && <Failure error={batches.error} onRetry={() => void batches.refetch()} />}
      {batches.data?.total === 0 && (
        <Empty icon="list" title="No batches yet">
          A batch has an agent call many people for one purpose: to remind them of a booking, or to ask how it was.
        </Empty>
      )}
      {batches.data && batches.data.total > 0 && (
        <BatchList batches={batches.data.items} total={batches.data.total} page={page} />
      )}
    </Page>
  );
}

interface BatchListProps {
  readonly batches: readonly Batch[];
  readonly total: number;
  readonly page: number;
}

function BatchList({ batches, total, page }: BatchListProps) {
  const navigate = route.useNavigate();
  const { selected } = useSelectedBusiness();
  const nameOf = useBusinessName();
  const businessName = selected ? undefined : nameOf;
  const pages = Math.max(1, Math.ceil(total / BATCHES_PER_PAGE));
  return (
    <Stack gap="md">
      <BatchesTable batches={batches} businessName={businessName} />
      <BatchCards batches={batches} businessName={businessName} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {total} {total === 1 ? 'batch' : 'batches'}
        </Text>
        {pages > 1 && (
          <Pagination
            total={pages}
            value={page}
            onChange={to => void navigate({ search: previous => ({ ...previous, page: to === 1 ? undefined : to }) })}
            size="sm"
            getControlProps={control => ({ 'aria-label': `${words(control)} page` })}
          />
        )}
      </Group>
    </Stack>
  );
}
