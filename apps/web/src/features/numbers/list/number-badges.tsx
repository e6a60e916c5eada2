import type { NumberCarrierStatus, NumberStatus, PhoneNumber } from '@frontdesk/contract';
import { Badge, Group, Loader, Text } from '@mantine/core';
import { isInTheMaking } from '../number-queries.ts';

const STATUSES: Record<NumberStatus, { readonly label: string; readonly color: string }> = {
  active: { label: 'Active', color: 'brand' },
  inactive: { label: 'Off', color: 'gray' },
  unassigned: { label: 'Nobody answers', color: 'orange' },
};

export function NumberStatusBadge({ status }: { readonly status: NumberStatus }) {
  const { label, color } = STATUSES[status];
  return (
    <Badge variant={color === 'gray' ? 'default' : 'light'} color={color} tt="none" fw={600} miw="max-content">
      {label}
    </Badge>
  );
}

const CARRIER: Record<NumberCarrierStatus, string> = {
  unmanaged: 'Not set up at the carrier',
  buying: 'Being bought …',
  configuring: 'Being set up …',
  ready: 'Calls come here',
  failed: 'The carrier refused',
  releasing: 'Being given back …',
};

/** How far the carrier is with a number, and what troubles it. */
export function CarrierState({ number }: { readonly number: PhoneNumber }) {
  const isTrouble = number.carrierStatus === 'failed';
  return (
    <div>
      <Group gap={6} wrap="nowrap">
        {isInTheMaking(number) && <Loader size={12} />}
        <Text size="sm" c={isTrouble ? 'red' : number.carrierStatus === 'unmanaged' ? 'dimmed' : undefined}>
          {CARRIER[number.carrierStatus]}
        </Text>
      </Group>
      {number.carrierProblem !== null && (
        <Text size="xs" c="red" style={{ whiteSpace: 'normal' }}>
          {number.carrierProblem}
        </Text>
      )}
    </div>
  );
}
