import type { PhoneNumber } from '@frontdesk/contract';
import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { phoneNumber } from '../../format/phone-number.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { removeNumber } from './number-queries.ts';

interface RemoveNumberDialogProps {
  /** Nothing is open without one. */
  readonly number: PhoneNumber | undefined;
  /** Whether it goes back to the carrier, or only to the pool. */
  readonly isRelease: boolean;
  readonly onClose: () => void;
}

export function RemoveNumberDialog({ number, isRelease, onClose }: RemoveNumberDialogProps) {
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: (gone: PhoneNumber) => removeNumber(gone, isRelease),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['phone-numbers'] });
      close();
    },
  });
  const close = () => {
    removal.reset();
    onClose();
  };
  const name = number ? phoneNumber(number.number) : '';
  return (
    <ConfirmDialog
      opened={number !== undefined}
      title={isRelease ? `Give ${name} back to the carrier?` : `Give up ${name}?`}
      action={isRelease ? 'Give it back for good' : 'Give it up'}
      isBusy={removal.isPending}
      error={removal.error}
      onConfirm={() => number && removal.mutate(number)}
      onClose={close}
    >
      <Text size="sm">
        {isRelease
          ? 'Nobody can call it any more, and somebody else may get it. This cannot be undone.'
          : 'Calls to it are answered no longer. It goes back to the pool, from where an administrator can assign it again.'}
      </Text>
    </ConfirmDialog>
  );
}
