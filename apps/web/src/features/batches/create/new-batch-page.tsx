import type { BusinessSummary } from '@frontdesk/contract';
import { Anchor, Group, Select, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '../../../shell/icon.tsx';
import { Page } from '../../../shell/page.tsx';
import { Empty } from '../../../shell/page-states.tsx';
import { useBusinessAtHand } from '../../businesses/business-at-hand.ts';
import { useSelectedBusiness } from '../../businesses/selected-business.ts';
import { useMay } from '../../session/use-may.ts';
import { BatchForm } from './batch-form.tsx';

export function NewBatchPage() {
  const business = useBusinessAtHand('calls:write');
  return (
    <Stack gap="xs" maw={1280} mx="auto">
      <Anchor size="sm" renderRoot={props => <Link {...props} to="/batches" />}>
        <Group gap={4} component="span">
          <Icon name="left" size={14} /> Batches
        </Group>
      </Anchor>
      {business ? (
        <NewBatch key={business.id} initial={business} />
      ) : (
        <Page title="New batch">
          <Empty icon="list" title="Calls are placed by the managers of a business" />
        </Page>
      )}
    </Stack>
  );
}

function NewBatch({ initial }: { readonly initial: BusinessSummary }) {
  const may = useMay();
  const { businesses, selected } = useSelectedBusiness();
  const [business, setBusiness] = useState(initial);
  const calling = businesses.filter(({ id }) => may('calls:write', id));
  const choice = !selected && calling.length > 1 && (
    <Select
      aria-label="For which business"
      data={calling.map(({ id, name }) => ({ value: id, label: name }))}
      allowDeselect={false}
      value={business.id}
      onChange={chosen => {
        const found = calling.find(({ id }) => id === chosen);
        if (found) setBusiness(found);
      }}
    />
  );
  return (
    <Page title="New batch" subtitle={business.name} actions={choice}>
      <BatchForm key={business.id} business={business} />
    </Page>
  );
}
