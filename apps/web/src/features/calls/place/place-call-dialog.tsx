import type { BusinessSummary } from '@frontdesk/contract';
import { Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSelectedBusiness } from '../../businesses/selected-business.ts';
import { useMay } from '../../session/use-may.ts';
import { PlaceCallForm } from './place-call-form.tsx';

interface PlaceCallDialogProps {
  /** The business it is placed for, unless another is chosen. */
  readonly initial: BusinessSummary;
  readonly onClose: () => void;
}

export function PlaceCallDialog({ initial, onClose }: PlaceCallDialogProps) {
  const may = useMay();
  const { businesses, selected } = useSelectedBusiness();
  const [business, setBusiness] = useState(initial);
  const calling = businesses.filter(({ id }) => may('calls:write', id));
  return (
    <Modal opened onClose={onClose} title="Place a call" centered>
      <Stack>
        {!selected && calling.length > 1 && (
          <Select
            label="For"
            data={calling.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            value={business.id}
            onChange={chosen => {
              const found = calling.find(({ id }) => id === chosen);
              if (found) setBusiness(found);
            }}
          />
        )}
        <PlaceCallForm key={business.id} business={business} onClose={onClose} />
      </Stack>
    </Modal>
  );
}
