import type { AnsweredBy, CallDetail } from '@frontdesk/contract';
import { Stack } from '@mantine/core';
import { responseTime } from '../../../format/duration.ts';
import { phoneNumber } from '../../../format/phone-number.ts';
import { exactTime } from '../../../format/time.ts';
import { words } from '../../../format/words.ts';
import { Card, Fact } from '../../../shell/card.tsx';
import { DispositionText } from '../call-badges.tsx';
import { CallDuration } from '../call-duration.tsx';

const ANSWERED_BY: Record<AnsweredBy, string> = {
  human: 'A person',
  machine: 'An answering machine',
  fax: 'A fax',
  unknown: 'Not known',
};

/** The call in figures. */
export function CallFacts({ call, businessName }: { readonly call: CallDetail; readonly businessName: string }) {
  return (
    <Card title="Call">
      <Stack gap={8} component="dl" m={0}>
        <Fact label="Business">{businessName}</Fact>
        <Fact label="Agent">{call.agentName ?? '–'}</Fact>
        <Fact label="From">{phoneNumber(call.fromNumber)}</Fact>
        <Fact label="To">{phoneNumber(call.toNumber)}</Fact>
        <Fact label="Direction">{words(call.direction)}</Fact>
        {call.answeredBy !== null && <Fact label="Picked up by">{ANSWERED_BY[call.answeredBy]}</Fact>}
        <Fact label="Started">{exactTime(call.startedAt)}</Fact>
        <Fact label="Duration">
          <CallDuration call={call} />
        </Fact>
        <Fact label="Ended by">
          <DispositionText disposition={call.disposition} />
        </Fact>
        {call.dispositionDetail !== '' && <Fact label="Reason">{words(call.dispositionDetail)}</Fact>}
        {call.forwarded && <Fact label="Put through to">{phoneNumber(call.forwardedTo)}</Fact>}
        <Fact label="Response, median">{call.latencyP50Ms === null ? '–' : responseTime(call.latencyP50Ms)}</Fact>
        <Fact label="Response, slowest 5 %">{call.latencyP95Ms === null ? '–' : responseTime(call.latencyP95Ms)}</Fact>
      </Stack>
    </Card>
  );
}
