import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../../shell/confirm-dialog.tsx';
import { Icon } from '../../../shell/icon.tsx';
import { callQuery } from '../call-queries.ts';
import { endCall } from '../place/place-call.ts';

/** Ends a running call, once it was asked whether that is meant. */
export function EndCallButton({ callId }: { readonly callId: string }) {
  const [isAsked, dialog] = useDisclosure();
  const queryClient = useQueryClient();
  const ending = useMutation({
    mutationFn: () => endCall(callId),
    onSuccess: dialog.close,
    onSettled: () => queryClient.invalidateQueries({ queryKey: callQuery(callId).queryKey }),
  });
  return (
    <>
      <Button
        color="red"
        variant="light"
        size="xs"
        leftSection={<Icon name="hangUp" size={16} />}
        loading={ending.isSuccess}
        onClick={dialog.open}
      >
        End call
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title="End this call?"
        action="End call now"
        isBusy={ending.isPending}
        error={ending.error}
        onConfirm={() => ending.mutate()}
        onClose={dialog.close}
      >
        <Text size="sm">The line is cut at once, also in the middle of a sentence.</Text>
      </ConfirmDialog>
    </>
  );
}
