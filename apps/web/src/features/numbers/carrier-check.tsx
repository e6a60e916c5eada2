import type { PhoneNumberConfiguration } from '@frontdesk/contract';
import { Alert, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Fact } from '../../shell/card.tsx';
import { RefusalAlert } from '../../shell/refusal-alert.tsx';
import { configurationQuery } from './number-queries.ts';

/** Asks the carrier, on request, where it sends what concerns a number. */
export function CarrierCheck({ numberId }: { readonly numberId: string }) {
  const [isAsked, setAsked] = useState(false);
  const configuration = useQuery({ ...configurationQuery(numberId), enabled: isAsked });
  return (
    <Stack gap="xs">
      <Button
        variant="default"
        loading={configuration.isFetching}
        onClick={() => (isAsked ? void configuration.refetch() : setAsked(true))}
      >
        Check at the carrier
      </Button>
      <RefusalAlert error={configuration.error} />
      {configuration.data && !configuration.isFetching && <Findings configuration={configuration.data} />}
    </Stack>
  );
}

const PLACES = { here: 'Here', elsewhere: 'Somewhere else', unset: 'Nowhere' } as const;

function Findings({ configuration }: { readonly configuration: PhoneNumberConfiguration }) {
  const { isOwned, isPointingHere, isRoutedElsewhere, voice, status, messages } = configuration;
  if (!isOwned) return <Alert color="red">The account at the carrier does not have this number.</Alert>;
  return (
    <Alert color={isPointingHere ? 'brand' : 'yellow'}>
      <Stack gap={6} component="dl" m={0}>
        <Fact label="Calls go">{isRoutedElsewhere ? 'To a trunk or an application' : PLACES[voice]}</Fact>
        <Fact label="Reports on calls go">{PLACES[status]}</Fact>
        <Fact label="Texts go">{PLACES[messages]}</Fact>
      </Stack>
    </Alert>
  );
}
