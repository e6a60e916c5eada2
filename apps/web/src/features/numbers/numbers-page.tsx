import type { PhoneNumber } from '@frontdesk/contract';
import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../shell/icon.tsx';
import { Page } from '../../shell/page.tsx';
import { Empty, Failure, LoadingRows } from '../../shell/page-states.tsx';
import { RefusalAlert } from '../../shell/refusal-alert.tsx';
import { useBusinessAtHand } from '../businesses/business-at-hand.ts';
import { useBusinessName, useSelectedBusiness } from '../businesses/selected-business.ts';
import { useIsAdmin, useMay } from '../session/use-may.ts';
import { BuyDialog } from './buy/buy-dialog.tsx';
import { EditNumberDialog } from './edit-number-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { NumberCards } from './list/number-cards.tsx';
import { NumbersTable } from './list/numbers-table.tsx';
import { configureNumber, numbersQuery } from './number-queries.ts';
import { RemoveNumberDialog } from './remove-number-dialog.tsx';

/** What is open over the list. */
type OpenDialog =
  | { readonly type: 'buy' | 'import' }
  | { readonly type: 'edit' | 'remove' | 'release'; readonly number: PhoneNumber };

/** The numbers that ring here, and who answers them. */
export function NumbersPage() {
  const mayRead = useBusinessAtHand('numbers:read') !== undefined;
  const isAdmin = useIsAdmin();
  if (mayRead || isAdmin) return <NumberScreen />;
  return (
    <Page title="Numbers">
      <Empty icon="hash" title="Numbers are for the managers of a business" />
    </Page>
  );
}

function NumberScreen() {
  const { selected } = useSelectedBusiness();
  const businessName = useBusinessName();
  const isAdmin = useIsAdmin();
  const may = useMay();
  const numbers = useQuery(numbersQuery(selected?.id));
  const queryClient = useQueryClient();
  const configuring = useMutation({
    mutationFn: configureNumber,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['phone-numbers'] }),
  });
  const [dialog, setDialog] = useState<OpenDialog>();
  const close = () => setDialog(undefined);
  const opener = (type: 'edit' | 'remove' | 'release') => (number: PhoneNumber) => setDialog({ type, number });
  const listed = {
    numbers: numbers.data ?? [],
    businessName: selected ? undefined : businessName,
    isAdmin,
    mayWrite: ({ businessId }: PhoneNumber) => (businessId === null ? isAdmin : may('numbers:write', businessId)),
    onEdit: opener('edit'),
    onConfigure: (number: PhoneNumber) => configuring.mutate(number),
    onRemove: opener('remove'),
    onRelease: opener('release'),
  };
  return (
    <Page
      title="Numbers"
      subtitle={selected?.name ?? 'All businesses'}
      actions={
        isAdmin && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setDialog({ type: 'import' })}>
              Import
            </Button>
            <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setDialog({ type: 'buy' })}>
              Buy a number
            </Button>
          </Group>
        )
      }
    >
      <RefusalAlert error={configuring.error} title="Not set up at the carrier" />
      {numbers.isPending && <LoadingRows rows={4} />}
      {numbers.isError && !numbers.data && <Failure error={numbers.error} onRetry={() => void numbers.refetch()} />}
      {numbers.data?.length === 0 && (
        <Empty icon="hash" title="No numbers yet">
          {isAdmin
            ? 'Buy one, or import those that your account at the carrier has.'
            : 'An administrator gives your business its first number.'}
        </Empty>
      )}
      {numbers.data && numbers.data.length > 0 && (
        <>
          <NumbersTable {...listed} />
          <NumberCards {...listed} />
        </>
      )}
      <BuyDialog opened={dialog?.type === 'buy'} onClose={close} />
      <ImportDialog opened={dialog?.type === 'import'} onClose={close} />
      <EditNumberDialog number={dialog?.type === 'edit' ? dialog.number : undefined} onClose={close} />
      <RemoveNumberDialog
        number={dialog?.type === 'remove' || dialog?.type === 'release' ? dialog.number : undefined}
        isRelease={dialog?.type === 'release'}
        onClose={close}
      />
    </Page>
  );
}
