import type { BusinessSummary } from '@frontdesk/contract';
import { Button, Grid, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAttempt } from '../../../api/use-attempt.ts';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import { createBatch, uploadBatch } from '../batch-queries.ts';
import { blankDraft, newBatchOf } from './batch-draft.ts';
import { PaceCard } from './pace-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { WhatCard } from './what-card.tsx';

/** Says whom to call, why, and how, and leads to the batch. */
export function BatchForm({ business }: { readonly business: BusinessSummary }) {
  const [draft, setDraft] = useState(blankDraft);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const attempt = useAttempt();
  const making = useMutation({
    mutationFn: () => {
      const batch = newBatchOf(draft, business.timezone);
      const { file } = draft;
      if (draft.source === 'file' && file) {
        const key = attempt.keyFor([business.id, batch, file.name, file.size, file.lastModified]);
        return uploadBatch(business.id, batch, file, key);
      }
      const entries = draft.contacts.map(({ id }) => ({ contactId: id, variables: {} }));
      const body = { businessId: business.id, ...batch, entries };
      return createBatch(body, attempt.keyFor(body));
    },
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['batches'] });
      void navigate({ to: '/batches/$batchId', params: { batchId: id } });
    },
  });
  const isSomebody = draft.source === 'file' ? draft.file !== null : draft.contacts.length > 0;
  const parts = { business, draft, error: making.error, onChange: setDraft };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="lg">
            <WhatCard {...parts} />
            <PeopleCard {...parts} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <PaceCard {...parts} />
        </Grid.Col>
      </Grid>
      <Stack mt="lg">
        <RefusalAlert error={making.error} title="The batch was not made" />
        <Group justify="flex-end">
          <Button type="submit" disabled={!isSomebody} loading={making.isPending}>
            {draft.startAt === '' ? 'Begin to call' : 'Schedule the batch'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
