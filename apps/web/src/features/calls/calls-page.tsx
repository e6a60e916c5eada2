import { Code, Group, Pagination, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { words } from '../../format/words.ts';
import { Page } from '../../shell/page.tsx';
import { Empty, Failure, LoadingRows } from '../../shell/page-states.tsx';
import { useBusinessName, useSelectedBusiness } from '../businesses/selected-business.ts';
import { CALLS_PER_PAGE, callsQuery } from './call-queries.ts';
import { callStatusIn, FILTER_STATUSES } from './call-status.ts';
import { CallCards } from './list/call-cards.tsx';
import { CallsTable } from './list/calls-table.tsx';
import type { ListedCalls } from './list/listed-calls.ts';
import { PlaceCallButton } from './place/place-call-button.tsx';

const route = getRouteApi('/app/calls');

export function CallsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { selected } = useSelectedBusiness();
  const businessName = useBusinessName();
  const calls = useQuery(callsQuery(search));
  return (
    <Page
      title="Calls"
      subtitle={selected?.name ?? 'All businesses'}
      actions={
        <Group gap="xs">
          <Select
            aria-label="Status"
            placeholder="Any status"
            data={FILTER_STATUSES.map(status => ({
              value: status,
              label: status === 'in_progress' ? 'Live' : words(status),
            }))}
            value={search.status ?? null}
            onChange={status => void navigate({ search: { ...search, status: callStatusIn(status), page: undefined } })}
            clearable
            w={170}
          />
          <PlaceCallButton />
        </Group>
      }
    >
      {calls.isError && !calls.data && <Failure error={calls.error} onRetry={() => void calls.refetch()} />}
      {calls.isPending && <LoadingRows rows={8} />}
      {calls.data && (
        <CallList
          calls={calls.data.items}
          total={calls.data.total}
          page={search.page ?? 1}
          isFiltered={search.status !== undefined}
          businessName={selected ? undefined : businessName}
          onPage={page => void navigate({ search: { ...search, page: page === 1 ? undefined : page } })}
        />
      )}
    </Page>
  );
}

interface CallListProps extends ListedCalls {
  readonly total: number;
  readonly page: number;
  readonly isFiltered: boolean;
  readonly onPage: (page: number) => void;
}

function CallList({ calls, total, page, isFiltered, businessName, onPage }: CallListProps) {
  if (total === 0 && isFiltered) return <Empty icon="phone" title="No calls with this status" />;
  if (total === 0) {
    return (
      <Empty icon="phone" title="No calls yet">
        Phone one of your numbers and the call appears here by itself. Without a phone, run <Code>npm run call</Code>{' '}
        beside the server.
      </Empty>
    );
  }
  const pages = Math.max(1, Math.ceil(total / CALLS_PER_PAGE));
  const first = (page - 1) * CALLS_PER_PAGE + 1;
  return (
    <Stack gap="md">
      <CallsTable calls={calls} businessName={businessName} />
      <CallCards calls={calls} businessName={businessName} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {calls.length === 0
            ? 'There is no such page.'
            : `${first}–${first + calls.length - 1} of ${total} ${total === 1 ? 'call' : 'calls'}`}
        </Text>
        {pages > 1 && (
          <Pagination
            total={pages}
            value={page}
            onChange={onPage}
            size="sm"
            getControlProps={control => ({ 'aria-label': `${words(control)} page` })}
          />
        )}
      </Group>
    </Stack>
  );
}
