import type { BatchRetries } from '@frontdesk/contract';
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { phoneNumber } from '../../../format/phone-number.ts';
import { exactTime, wallTime } from '../../../format/time.ts';
import { Card, Fact } from '../../../shell/card.tsx';
import { agentsQuery } from '../../agents/agent-queries.ts';
import { entriesFile } from '../batch-queries.ts';
import type { FollowedBatch } from '../followed-batch.ts';

const MACHINE = { hang_up: 'Hang up', leave_message: 'Leave a message', go_on: 'Talk to it' } as const;

/** How the batch calls. */
export function BatchFacts({ batch }: { readonly batch: FollowedBatch }) {
  const { settings } = batch;
  const agents = useQuery(agentsQuery(batch.businessId));
  const agent = agents.data?.find(({ id }) => id === batch.agentId);
  return (
    <Card title="How it calls">
      <Stack gap={8} component="dl" m={0}>
        <Fact label="Agent">{agent?.name ?? 'That of the number'}</Fact>
        {batch.from !== null && <Fact label="From">{phoneNumber(batch.from)}</Fact>}
        <Fact label="Begins">{exactTime(batch.startAt)}</Fact>
        {batch.endedAt !== null && <Fact label="Ended">{exactTime(batch.endedAt)}</Fact>}
        <Fact label="Calls at a time">{settings.maxConcurrentCalls}</Fact>
        {settings.delaySeconds > 0 && <Fact label="Between two calls">{settings.delaySeconds} s</Fact>}
        <Fact label="Hours">{hoursWords(batch)}</Fact>
        <Fact label="Calls again">{retryWords(settings.retries)}</Fact>
        <Fact label="Machine">{MACHINE[settings.machine.action]}</Fact>
      </Stack>
      {settings.purpose !== '' && (
        <Text size="sm" mt="sm">
          {settings.purpose}
        </Text>
      )}
      <Anchor size="sm" href={entriesFile(batch.id)} download mt="sm" display="block">
        Download all as CSV
      </Anchor>
    </Card>
  );
}

function hoursWords({ settings: { ignoreCallingWindow, callingWindow } }: FollowedBatch): string {
  if (ignoreCallingWindow) return 'At any hour';
  if (!callingWindow) return 'As the business’s settings say';
  const { from, until, days } = callingWindow;
  const when = days.length === 7 ? 'every day' : days.map(day => day.slice(0, 3)).join(', ');
  return `${wallTime(from)} – ${wallTime(until)}, ${when}, where they are`;
}

function retryWords({ busy, noAnswer, machine, failed }: BatchRetries): string {
  const rules = [
    [busy, 'when busy'],
    [noAnswer, 'when nobody answers'],
    [machine, 'at a machine'],
    [failed, 'after a failure'],
  ] as const;
  const said = rules.flatMap(([{ times }, when]) => (times > 0 ? [`${times}× ${when}`] : []));
  return said.length === 0 ? 'Never' : said.join(', ');
}
