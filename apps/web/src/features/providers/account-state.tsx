import type { CredentialsSource, Provider } from '@frontdesk/contract';
import { Badge } from '@mantine/core';

const SOURCES: Record<CredentialsSource, string> = {
  business: 'Own account',
  installation: 'The installation’s account',
  environment: 'The server’s own key',
};

/** Whether calls can use a provider, and with whose account. */
export function AccountState({ provider }: { readonly provider: Provider }) {
  const { isReady, source, credentials } = provider;
  if (!isReady) {
    return (
      <Badge color="gray" variant="light" tt="none">
        No account
      </Badge>
    );
  }
  if (source === null) return <Badge tt="none">Ready, needs no account</Badge>;
  const isBroken = credentials?.lastCheck?.isOk === false;
  return (
    <Badge color={isBroken ? 'red' : undefined} variant={isBroken ? 'light' : 'filled'} tt="none">
      {isBroken ? 'Does not work' : 'Ready'}: {SOURCES[source]}
    </Badge>
  );
}
