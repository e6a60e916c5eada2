import type { ReservationRules } from '@frontdesk/contract';
import { Stack } from '@mantine/core';
import { Card, Fact } from '../../../shell/card.tsx';

export function ReservationRulesCard({ rules }: { readonly rules: ReservationRules }) {
  return (
    <Card title="Reservation rules">
      <Stack gap={8} component="dl" m={0}>
        <Fact label="Party size">
          {rules.minPartySize} to {rules.maxPartySize}; larger ones are put through
        </Fact>
        <Fact label="Table held for">{rules.seatingMinutes} min</Fact>
        <Fact label="Start times">every {rules.slotMinutes} min</Fact>
        <Fact label="Last seating">{rules.lastSeatingBeforeCloseMinutes} min before closing</Fact>
        <Fact label="Notice">at least {rules.minNoticeMinutes} min</Fact>
        <Fact label="Ahead">up to {rules.maxDaysAhead} days</Fact>
      </Stack>
    </Card>
  );
}
