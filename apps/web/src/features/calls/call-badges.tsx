import type { CallStatus, Disposition } from '@frontdesk/contract';
import { Badge, Text } from '@mantine/core';
import { words } from '../../format/words.ts';
import classes from './call-badges.module.css';

const STATUS_COLORS: Record<CallStatus, string> = {
  queued: 'gray',
  initiated: 'gray',
  ringing: 'yellow',
  in_progress: 'brand',
  completed: 'gray',
  failed: 'red',
  busy: 'orange',
  no_answer: 'orange',
  canceled: 'gray',
};

export function CallStatusBadge({ status }: { readonly status: CallStatus }) {
  const isLive = status === 'in_progress';
  return (
    <Badge
      variant={STATUS_COLORS[status] === 'gray' ? 'default' : 'light'}
      color={STATUS_COLORS[status]}
      miw="max-content"
      tt="none"
      fw={600}
      leftSection={isLive ? <span className={classes.pulse} /> : undefined}
    >
      {isLive ? 'Live' : words(status)}
    </Badge>
  );
}

const DISPOSITIONS: Record<Disposition, string> = {
  agent_ended: 'Agent said goodbye',
  caller_hung_up: 'Caller hung up',
  transferred: 'Put through',
  silence: 'Silence',
  max_duration: 'Time limit',
  refused: 'Not taken',
  failed: 'Our failure',
  interrupted: 'Cut off by a restart',
  machine: 'Answering machine',
  voicemail: 'Voicemail',
  busy: 'Busy',
  no_answer: 'Nobody answered',
  canceled: 'Canceled',
};

export function dispositionText(disposition: Disposition): string {
  return DISPOSITIONS[disposition];
}

/** How the call ended; troubles of ours stand out. */
export function DispositionText({ disposition }: { readonly disposition: Disposition | null }) {
  if (!disposition) {
    return (
      <Text size="sm" c="dimmed" span>
        –
      </Text>
    );
  }
  const isTrouble = disposition === 'failed' || disposition === 'interrupted';
  return (
    <Text size="sm" span c={isTrouble ? 'red' : undefined}>
      {dispositionText(disposition)}
    </Text>
  );
}
