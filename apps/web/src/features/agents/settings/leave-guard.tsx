import { Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from '../../../shell/confirm-dialog.tsx';

/** Asks before what is not saved is left behind. */
export function LeaveGuard({ isEdited }: { readonly isEdited: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => isEdited && current.pathname !== next.pathname,
    enableBeforeUnload: () => isEdited,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={status === 'blocked'}
      title="Leave without saving?"
      action="Leave"
      isBusy={false}
      error={undefined}
      onConfirm={() => proceed?.()}
      onClose={() => reset?.()}
    >
      <Text size="sm">What you changed about this agent is not saved.</Text>
    </ConfirmDialog>
  );
}
