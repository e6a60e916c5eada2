import type { AvailableNumber } from '@frontdesk/contract';
import { Button, Checkbox, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemAt } from '../../../api/refusal.ts';
import { phoneNumber } from '../../../format/phone-number.ts';
import { LoadingRows } from '../../../shell/page-states.tsx';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import { availableNumbersQuery, type NumberSearch } from '../number-queries.ts';

const KINDS = [
  { value: 'local', label: 'Local' },
  { value: 'toll_free', label: 'Toll-free' },
  { value: 'mobile', label: 'Mobile' },
] as const;

const nothing: NumberSearch = { country: 'US', kind: 'local' };

/** Looks for a number the carrier sells. */
export function SearchStep({ onChoose }: { readonly onChoose: (number: AvailableNumber) => void }) {
  const [draft, setDraft] = useState(nothing);
  const [search, setSearch] = useState<NumberSearch>();
  const found = useQuery({ ...availableNumbersQuery(search ?? nothing), enabled: search !== undefined });
  const text = (value: string) => value.trim() || undefined;
  return (
    <Stack>
      <form
        onSubmit={event => {
          event.preventDefault();
          setSearch(draft);
        }}
      >
        <Stack gap="sm">
          <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
            <TextInput
              label="Country"
              description="Two letters"
              maxLength={2}
              value={draft.country}
              error={problemAt(found.error, 'country')}
              onChange={event => setDraft({ ...draft, country: event.currentTarget.value.toUpperCase() })}
              miw={90}
            />
            <Select
              label="Kind"
              description="As the country has them"
              data={[...KINDS]}
              allowDeselect={false}
              value={draft.kind}
              onChange={value => {
                const kind = KINDS.find(one => one.value === value)?.value;
                if (kind) setDraft({ ...draft, kind });
              }}
              miw={130}
            />
            <TextInput
              label="Area code"
              description="Such as 415"
              inputMode="numeric"
              maxLength={6}
              value={draft.areaCode ?? ''}
              error={problemAt(found.error, 'area_code')}
              onChange={event => setDraft({ ...draft, areaCode: text(event.currentTarget.value) })}
              miw={100}
            />
            <TextInput
              label="Has in it"
              description="Digits, letters, *"
              maxLength={16}
              value={draft.contains ?? ''}
              error={problemAt(found.error, 'contains')}
              onChange={event => setDraft({ ...draft, contains: text(event.currentTarget.value) })}
              miw={130}
            />
          </Group>
          <Group justify="space-between">
            <Checkbox
              label="Takes texts, too"
              checked={draft.sms ?? false}
              onChange={event => setDraft({ ...draft, sms: event.currentTarget.checked })}
            />
            <Button type="submit" variant="light" loading={found.isFetching}>
              Search
            </Button>
          </Group>
        </Stack>
      </form>
      <RefusalAlert error={found.error} title="The search did not work" />
      {found.isLoading && <LoadingRows rows={4} />}
      {found.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          The carrier has no such number to sell. Try another area code, or fewer digits.
        </Text>
      )}
      {found.data && found.data.length > 0 && <Results numbers={found.data} onChoose={onChoose} />}
    </Stack>
  );
}

interface ResultsProps {
  readonly numbers: readonly AvailableNumber[];
  readonly onChoose: (number: AvailableNumber) => void;
}

function Results({ numbers, onChoose }: ResultsProps) {
  return (
    <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Numbers for sale">
      {numbers.map(number => (
        <Paper key={number.number} withBorder p="xs" component="li">
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text size="sm" fw={600}>
                {phoneNumber(number.number)}
              </Text>
              <Text size="xs" c="dimmed">
                {[number.locality, number.region, number.capabilities.sms ? 'calls and texts' : 'calls only']
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <Button
              size="xs"
              variant="default"
              aria-label={`Choose ${phoneNumber(number.number)}`}
              onClick={() => onChoose(number)}
            >
              Choose
            </Button>
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
