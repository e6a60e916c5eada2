import { Group, Text } from '@mantine/core';
import { responseTime, stopwatch } from '../../../format/duration.ts';
import { words } from '../../../format/words.ts';
import { Icon, type IconName } from '../../../shell/icon.tsx';
import { dispositionText } from '../call-badges.tsx';
import classes from './conversation.module.css';
import type { ShownEvent } from './timeline.ts';

/** Something that happened between the turns, on a line of its own. */
export function EventLine({ event }: { readonly event: ShownEvent }) {
  const { icon, text, detail, isTrouble = false } = describe(event);
  return (
    <Group
      className={classes.event}
      gap={8}
      justify="center"
      wrap="nowrap"
      c={isTrouble ? 'red' : 'dimmed'}
      data-event={event.type}
    >
      <Icon name={icon} size={14} />
      <Text size="xs" component="span" ta="center">
        {text}
        {detail !== undefined && <span className={classes.eventDetail}> · {detail}</span>}
      </Text>
      <Text size="xs" component="span" opacity={0.75}>
        {stopwatch(event.atMs)}
      </Text>
    </Group>
  );
}

interface Description {
  readonly icon: IconName;
  readonly text: string;
  readonly detail?: string | undefined;
  readonly isTrouble?: boolean;
}

function describe(event: ShownEvent): Description {
  switch (event.type) {
    case 'call-answered':
      return { icon: 'phone', text: 'Answered' };
    case 'call-resumed':
      return { icon: 'phone', text: 'Taken up again after a break' };
    case 'call-ended':
      return { icon: 'phone', text: dispositionText(event.disposition), detail: event.detail || undefined };
    case 'words-in-doubt':
      return {
        icon: 'warning',
        text: 'The words before are in doubt',
        detail: `${Math.round(event.confidence * 100)} %`,
      };
    case 'barge-in':
      return { icon: 'cut', text: 'The caller spoke over the agent' };
    case 'tool-finished':
      return {
        icon: 'tool',
        text: words(event.tool),
        detail: `${words(event.code).toLowerCase()}, ${responseTime(event.durationMs)}`,
      };
    case 'reminder':
      return { icon: 'clock', text: `Silence: asked whether the caller is still there (${event.count})` };
    case 'dtmf-received':
      return { icon: 'keypad', text: `Pressed ${event.digit}` };
    case 'digits-sent':
      return { icon: 'keypad', text: `Sent the keys ${event.digits}` };
    case 'commanded':
      return { icon: 'keypad', text: `Asked from outside: ${words(event.command).toLowerCase()}` };
    case 'held':
      return { icon: 'clock', text: 'On hold' };
    case 'resumed-from-hold':
      return { icon: 'clock', text: 'Back from hold' };
    case 'recording-paused':
      return { icon: 'cut', text: 'Recording paused' };
    case 'recording-resumed':
      return { icon: 'cut', text: 'Recording goes on' };
    case 'transfer-started':
      return { icon: 'phone', text: event.mode === 'warm' ? 'Asking a person to take over' : 'Putting through' };
    case 'transfer-failed':
      return { icon: 'warning', text: 'Could not be put through', detail: words(event.reason).toLowerCase() };
    case 'media-fault':
      return { icon: 'warning', text: `Audio fault: ${words(event.fault).toLowerCase()}`, detail: `${event.count} ×` };
    case 'provider-changed':
      return { icon: 'warning', text: `${words(event.service)}: ${event.to} took over`, detail: event.reason };
    case 'failure':
      return { icon: 'warning', text: event.message, detail: event.code, isTrouble: true };
  }
}
