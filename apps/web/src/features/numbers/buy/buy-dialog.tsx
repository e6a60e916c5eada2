import type { AvailableNumber } from '@frontdesk/contract';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { AssignStep } from './assign-step.tsx';
import { SearchStep } from './search-step.tsx';

interface BuyDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Finds a number the carrier sells, and buys it for somebody. */
export function BuyDialog({ opened, onClose }: BuyDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Buy a number" size="lg" centered>
      <BuySteps onClose={onClose} />
    </Modal>
  );
}

function BuySteps({ onClose }: Pick<BuyDialogProps, 'onClose'>) {
  const [chosen, setChosen] = useState<AvailableNumber>();
  return (
    <>
      {/* Stays below, so that going back finds the same results. */}
      <div hidden={chosen !== undefined}>
        <SearchStep onChoose={setChosen} />
      </div>
      {chosen && <AssignStep number={chosen} onBack={() => setChosen(undefined)} onClose={onClose} />}
    </>
  );
}
