import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { Icon } from '../../../shell/icon.tsx';
import { useBusinessAtHand } from '../../businesses/business-at-hand.ts';

// The list of calls does not wait for a form that few open.
const PlaceCallDialog = lazy(() =>
  import('./place-call-dialog.tsx').then(module => ({ default: module.PlaceCallDialog })),
);

/** Has an agent call somebody. Hidden from who may not. */
export function PlaceCallButton() {
  const [isOpen, dialog] = useDisclosure();
  const business = useBusinessAtHand('calls:write');
  if (!business) return null;
  return (
    <>
      <Button leftSection={<Icon name="outbound" size={16} />} onClick={dialog.open}>
        Place a call
      </Button>
      <Suspense>{isOpen && <PlaceCallDialog initial={business} onClose={dialog.close} />}</Suspense>
    </>
  );
}
