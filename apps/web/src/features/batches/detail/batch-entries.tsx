import type { BatchEntry } from '@frontdesk/contract';
import { Anchor, Badge, Box, Group, Pagination, Paper, Select, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { phoneNumber } from '../../../format/phone-number.ts';
import { clockTime, dayName } from '../../../format/time.ts';
import { words } from '../../../format/words.ts';
import { Failure, LoadingRows } from '../../../shell/page-states.tsx';
import { batchEntriesQuery, ENTRIES_PER_PAGE } from '../batch-queries.ts';
import { ENTRY_STATE_ORDER, ENTRY_STATES, entryOutcome, entryStateIn, isOver } from '../batch-words.ts';
import type { FollowedBatch } from '../followed-batch.ts';

const route = getRouteApi('/app/batches/$batchId');

/** Everybody of the batch, and what came of each. */
export function BatchEntries({ batch }: { readonly batch: FollowedBatch }) {
  const { state, page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const isLive = !isOver(batch) || batch.counts.calling > 0;
  const entries = useQuery(batchEntriesQuery(batch.id, { state, page, isLive }));
  const pages = Math.ceil((entries.data?.total ?? 0) / ENTRIES_PER_PAGE);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={650} component="h2" fz="md" m={0}>
          People
        </Text>
        <Select
          aria-label="State"
          placeholder="Everybody"
          data={ENTRY_STATE_ORDER.map(value => ({ value, label: ENTRY_STATES[value].label }))}
          value={state ?? null}
          onChange={value =>
            void navigate({ search: previous => ({ ...previous, state: entryStateIn(value), page: undefined }) })
          }
          clearable
          w={160}
        />
      </Group>
      {entries.isPending && <LoadingRows rows={5} />}
      {entries.isError && !entries.data && <Failure error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.data?.total === 0 && (
        <Text size="sm" c="dimmed">
          Nobody is in this state.
        </Text>
      )}
      {entries.data && entries.data.items.length > 0 && <EntryTable entries={entries.data.items} />}
      {pages > 1 && (
        <Pagination
          total={pages}
          value={page}
          onChange={to => void navigate({ search: previous => ({ ...previous, page: to === 1 ? undefined : to }) })}
          size="sm"
          getControlProps={control => ({ 'aria-label': `${words(control)} page` })}
        />
      )}
    </Stack>
  );
}

function EntryTable({ entries }: { readonly entries: readonly BatchEntry[] }) {
  return (
    <Paper withBorder style={{ overflowX: 'auto' }}>
      <Table verticalSpacing="xs" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Who</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Outcome</Table.Th>
            <Table.Th visibleFrom="sm">Calls</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map(entry => (
            <Table.Tr key={entry.id}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {entry.name || (entry.phoneNumber ? phoneNumber(entry.phoneNumber) : '–')}
                </Text>
                {entry.name !== '' && entry.phoneNumber !== null && (
                  <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                    {phoneNumber(entry.phoneNumber)}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                <Badge variant="dot" color={ENTRY_STATES[entry.state].color} tt="none" miw="max-content">
                  {ENTRY_STATES[entry.state].label}
                </Badge>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{entryOutcome(entry)}</Text>
                {entry.state === 'waiting' && entry.dueAt !== null && entry.attempts.length > 0 && (
                  <Text size="xs" c="dimmed">
                    again {dayName(entry.dueAt)}, {clockTime(entry.dueAt)}
                  </Text>
                )}
                <Box hiddenFrom="sm">
                  <Attempts entry={entry} />
                </Box>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Attempts entry={entry} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Attempts({ entry: { attempts, name, phoneNumber: number } }: { readonly entry: BatchEntry }) {
  return (
    <Group gap="2px 8px">
      {attempts.map(({ attempt, callId, startedAt }) => (
        <Anchor
          key={callId}
          size="sm"
          aria-label={`Call ${attempt} to ${name || number}`}
          renderRoot={props => <Link {...props} to="/calls/$callId" params={{ callId }} />}
        >
          {clockTime(startedAt)}
        </Anchor>
      ))}
    </Group>
  );
}
