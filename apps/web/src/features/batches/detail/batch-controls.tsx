import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../../shell/confirm-dialog.tsx';
import { Icon } from '../../../shell/icon.tsx';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import { batchQuery, cancelBatch, pauseBatch, resumeBatch } from '../batch-queries.ts';
import type { FollowedBatch } from '../followed-batch.ts';

/** Pauses a batch, goes on with it, or cancels what is left of it. */
export function BatchControls({ batch }: { readonly batch: FollowedBatch }) {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: batchQuery(batch.id).queryKey });
  const isPaused = batch.status === 'paused';
  const pausing = useMutation({
    mutationFn: () => (isPaused ? resumeBatch(batch.id) : pauseBatch(batch.id)),
    onSettled: refresh,
  });
  return (
    <>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name={isPaused ? 'play' : 'pause'} size={14} />}
          loading={pausing.isPending}
          onClick={() => pausing.mutate()}
        >
          {isPaused ? 'Go on' : 'Pause'}
        </Button>
        <CancelButton batch={batch} onDone={refresh} />
      </Group>
      <RefusalAlert error={pausing.error} />
    </>
  );
}

interface CancelButtonProps {
  readonly batch: FollowedBatch;
  readonly onDone: () => void;
}

function CancelButton({ batch, onDone }: CancelButtonProps) {
  const [isAsked, dialog] = useDisclosure();
  const [hangUp, setHangUp] = useState(false);
  const canceling = useMutation({
    mutationFn: () => cancelBatch(batch.id, hangUp),
    onSuccess: dialog.close,
    onSettled: onDone,
  });
  const { calling, waiting } = batch.counts;
  return (
    <>
      <Button size="xs" color="red" variant="light" onClick={dialog.open}>
        Cancel
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title={`Cancel “${batch.name}”?`}
        action="Cancel the batch"
        isBusy={canceling.isPending}
        error={canceling.error}
        onConfirm={() => canceling.mutate()}
        onClose={dialog.close}
      >
        <Text size="sm">
          {waiting === 1 ? 'One person is' : `${waiting} people are`} not called any more. This cannot be undone.
        </Text>
        {calling > 0 && (
          <Checkbox
            label={`End the ${calling === 1 ? 'call' : `${calling} calls`} going on, too`}
            checked={hangUp}
            onChange={event => setHangUp(event.currentTarget.checked)}
          />
        )}
      </ConfirmDialog>
    </>
  );
}
