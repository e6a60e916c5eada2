import type { CallDetail } from '@frontdesk/contract';
import { Button, Group, Stack, Tabs } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Card } from '../../../shell/card.tsx';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import { commandCall, type LiveCommand } from './live-commands.ts';
import { liveStateOf } from './live-state.ts';
import { PressKeys } from './press-keys.tsx';
import { SayLine } from './say-line.tsx';
import { TransferForm } from './transfer-form.tsx';

/** Steers a call that goes on. The journal tells what came of it. */
export function LiveControls({ call }: { readonly call: CallDetail }) {
  const { isHeld, isRecordingPaused, isTransferring } = liveStateOf(call);
  const command = useMutation({ mutationFn: (wanted: LiveCommand) => commandCall(call.id, wanted) });
  const steer = {
    isBusy: command.isPending,
    command: (wanted: LiveCommand, onDone?: () => void) => command.mutate(wanted, { onSuccess: onDone }),
  };
  const isRecorded = call.recording?.status === 'recording';
  return (
    <Card title="Steer the call">
      <Stack gap="sm">
        <Group gap="xs" grow>
          <Button
            size="xs"
            variant={isHeld ? 'filled' : 'default'}
            disabled={isTransferring || command.isPending}
            onClick={() => steer.command({ type: isHeld ? 'unhold' : 'hold' })}
          >
            {isHeld ? 'Take back' : 'Hold'}
          </Button>
          {isRecorded && (
            <Button
              size="xs"
              variant={isRecordingPaused ? 'filled' : 'default'}
              disabled={command.isPending}
              onClick={() => steer.command({ type: isRecordingPaused ? 'resume-recording' : 'pause-recording' })}
            >
              {isRecordingPaused ? 'Record again' : 'Pause recording'}
            </Button>
          )}
        </Group>
        <Tabs defaultValue="say" keepMounted={false}>
          <Tabs.List grow mb="sm">
            <Tabs.Tab value="say">Say</Tabs.Tab>
            <Tabs.Tab value="keys">Keys</Tabs.Tab>
            <Tabs.Tab value="transfer">Transfer</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="say">
            <SayLine {...steer} />
          </Tabs.Panel>
          <Tabs.Panel value="keys">
            <PressKeys {...steer} />
          </Tabs.Panel>
          <Tabs.Panel value="transfer">
            <TransferForm home={call.direction === 'outbound' ? call.fromNumber : call.toNumber} {...steer} />
          </Tabs.Panel>
        </Tabs>
        <RefusalAlert error={command.error} title="The call did not do it" />
      </Stack>
    </Card>
  );
}
