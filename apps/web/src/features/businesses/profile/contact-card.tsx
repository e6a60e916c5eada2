import type { BusinessSummary } from '@frontdesk/contract';
import { Stack } from '@mantine/core';
import { phoneNumber } from '../../../format/phone-number.ts';
import { Card, Fact } from '../../../shell/card.tsx';

interface ContactCardProps {
  readonly business: BusinessSummary;
  /** Where a person is reached; absent when it is not known here. */
  readonly forwardingNumber?: string | null;
}

export function ContactCard({ business, forwardingNumber }: ContactCardProps) {
  return (
    <Card title="Contact">
      <Stack gap={8} component="dl" m={0}>
        <Fact label="Address">{business.address || '–'}</Fact>
        <Fact label="Phone">{business.phoneNumber ? phoneNumber(business.phoneNumber) : '–'}</Fact>
        <Fact label="Agent answers">
          {business.numbers.length === 0 ? '–' : business.numbers.map(phoneNumber).join(', ')}
        </Fact>
        {forwardingNumber !== undefined && (
          <Fact label="Forwards to">{forwardingNumber ? phoneNumber(forwardingNumber) : '–'}</Fact>
        )}
        <Fact label="Time zone">{business.timezone.replaceAll('_', ' ')}</Fact>
      </Stack>
    </Card>
  );
}
