import type { Provider, ProviderCheckResult } from '@frontdesk/contract';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../../shell/confirm-dialog.tsx';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import { type AccountOwner, checkProvider, removeCredentials } from '../provider-queries.ts';
import { CheckFindings } from './check-findings.tsx';
import { CredentialsForm } from './credentials-form.tsx';

interface ProviderAccountProps {
  readonly provider: Provider;
  readonly owner: AccountOwner;
  readonly mayWrite: boolean;
}

/** The account at a provider: its credentials, whether it works, and a way to be rid of it. */
export function ProviderAccount({ provider, owner, mayWrite }: ProviderAccountProps) {
  const { title, isReady, credentials } = provider;
  const [isOpened, form] = useDisclosure();
  const isFolded = credentials === null && !isOpened;
  const queryClient = useQueryClient();
  const check = useMutation({
    mutationFn: () => checkProvider(owner, provider),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['providers'] }),
  });
  // Credentials that are kept remember their check; those of the server's environment have nowhere to keep it.
  const found: ProviderCheckResult | null = credentials?.lastCheck ?? (credentials ? null : (check.data ?? null));
  const forgetVoices = () => queryClient.invalidateQueries({ queryKey: ['provider-voices'] });
  const checkButton = mayWrite && isReady && (
    <Button
      variant="default"
      aria-label={`Check the account at ${title}`}
      loading={check.isPending}
      onClick={() => check.mutate()}
    >
      Check
    </Button>
  );
  return (
    <Stack gap="sm">
      <WhoseAccount provider={provider} owner={owner} />
      {isFolded ? (
        <Group gap="xs">
          {mayWrite && (
            <Button variant="default" aria-label={`Enter an account at ${title}`} onClick={form.open}>
              {isReady ? 'Use another account' : 'Enter an account'}
            </Button>
          )}
          {checkButton}
        </Group>
      ) : (
        <CredentialsForm
          key={credentials?.version ?? 0}
          provider={provider}
          owner={owner}
          mayWrite={mayWrite}
          found={found}
          onCancel={credentials ? undefined : form.close}
          onSaved={() => {
            void forgetVoices();
            check.mutate();
          }}
        >
          {checkButton}
          {mayWrite && credentials && (
            <RemoveAccount
              provider={provider}
              owner={owner}
              onRemoved={() => {
                void forgetVoices();
                check.reset();
                form.close();
              }}
            />
          )}
        </CredentialsForm>
      )}
      <RefusalAlert error={check.error} title="Not checked" />
      {found && !check.isPending && <CheckFindings found={found} />}
    </Stack>
  );
}

/** What is not obvious from the form below. */
function WhoseAccount({ provider, owner }: Pick<ProviderAccountProps, 'provider' | 'owner'>) {
  const { source, environment } = provider;
  if (owner === 'installation') {
    const variables = environment.map(({ variable }) => variable).join(', ');
    if (source === 'environment')
      return <Note>In use: what {variables} say where the server runs. What is saved here goes before it.</Note>;
    return variables === '' ? null : <Note>Can be given where the server runs, too: {variables}.</Note>;
  }
  if (source === 'installation' || source === 'environment')
    return <Note>Calls use the installation’s account. With one of your own, they use that, and you pay for it.</Note>;
  return null;
}

function Note({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  );
}

interface RemoveAccountProps {
  readonly provider: Provider;
  readonly owner: AccountOwner;
  readonly onRemoved: () => void;
}

function RemoveAccount({ provider, owner, onRemoved }: RemoveAccountProps) {
  const [isAsked, dialog] = useDisclosure();
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: () => removeCredentials(owner, provider),
    onSuccess: async () => {
      onRemoved();
      await queryClient.invalidateQueries({ queryKey: ['providers'] });
      dialog.close();
    },
  });
  return (
    <>
      <Button variant="subtle" color="red" aria-label={`Remove the account at ${provider.title}`} onClick={dialog.open}>
        Remove
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title={`Remove the account at ${provider.title}?`}
        action="Remove"
        isBusy={removal.isPending}
        error={removal.error}
        onConfirm={() => removal.mutate()}
        onClose={dialog.close}
      >
        <Text size="sm">
          The next calls use {owner === 'installation' ? 'the server’s own key' : 'the installation’s account'} if there
          is one, or what their agent falls back to. To come back to it, the key has to be entered again.
        </Text>
      </ConfirmDialog>
    </>
  );
}
