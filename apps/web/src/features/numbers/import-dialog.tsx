import type { OwnedNumber } from '@frontdesk/contract';
import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { phoneNumber } from '../../format/phone-number.ts';
import { words } from '../../format/words.ts';
import { LoadingRows } from '../../shell/page-states.tsx';
import { RefusalAlert } from '../../shell/refusal-alert.tsx';
import { importNumbers, ownedNumbersQuery } from './number-queries.ts';

interface ImportDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Takes numbers into the pool that the account at the carrier has already. */
export function ImportDialog({ opened, onClose }: ImportDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Import numbers" centered>
      <ImportForm onClose={onClose} />
    </Modal>
  );
}

function ImportForm({ onClose }: Pick<ImportDialogProps, 'onClose'>) {
  const queryClient = useQueryClient();
  const owned = useQuery(ownedNumbersQuery);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [configure, setConfigure] = useState(true);
  const importing = useMutation({
    mutationFn: () => importNumbers({ numbers: [...chosen], configure }),
    onSuccess: ({ skipped }) => {
      if (skipped.length === 0) onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['phone-numbers'] }),
  });
  const unknown = owned.data?.filter(({ phoneNumberId }) => phoneNumberId === null) ?? [];
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        importing.mutate();
      }}
    >
      <Stack>
        {owned.isPending && <LoadingRows rows={3} />}
        <RefusalAlert error={owned.error ?? importing.error} />
        {owned.data && unknown.length === 0 && (
          <Text size="sm" c="dimmed">
            {owned.data.length === 0
              ? 'The account at the carrier has no numbers.'
              : 'Every number of the account is here already.'}
          </Text>
        )}
        {unknown.length > 0 && (
          <>
            <Checkbox.Group label="Numbers of the account" value={[...chosen]} onChange={setChosen}>
              <Stack gap="xs" mt="xs">
                {unknown.map(number => (
                  <Checkbox
                    key={number.number}
                    value={number.number}
                    label={phoneNumber(number.number)}
                    description={describe(number)}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
            <Checkbox
              label="Have their calls and texts come here"
              description="Other software that answers them now does not any more."
              checked={configure}
              onChange={event => setConfigure(event.currentTarget.checked)}
            />
          </>
        )}
        {importing.data && importing.data.skipped.length > 0 && (
          <Alert color="yellow" title={`${importing.data.imported.length} imported, some not`}>
            {importing.data.skipped.map(({ number, reason }) => (
              <Text key={number} size="sm">
                {phoneNumber(number)}: {words(reason).toLowerCase()}
              </Text>
            ))}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {unknown.length > 0 && (
            <Button type="submit" disabled={chosen.length === 0} loading={importing.isPending}>
              Import {chosen.length > 0 && chosen.length}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function describe({ friendlyName, capabilities, isPointingHere, number }: OwnedNumber): string {
  return [
    friendlyName !== number && friendlyName,
    capabilities.sms ? 'calls and texts' : 'calls only',
    isPointingHere && 'comes here already',
  ]
    .filter(Boolean)
    .join(' · ');
}
