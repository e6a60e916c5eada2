import type { Provider } from '@frontdesk/contract';
import { Anchor, Badge, Button, Collapse, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { ProviderAccount } from './account/provider-account.tsx';
import { AccountState } from './account-state.tsx';
import { ProviderOffer } from './offer/provider-offer.tsx';
import type { AccountOwner } from './provider-queries.ts';
import { SERVICE_TITLES } from './service-words.ts';

interface ProviderCardProps {
  readonly provider: Provider;
  readonly owner: AccountOwner;
  readonly mayWrite: boolean;
}

/** A provider: what it does, whether calls can use it, and its account. */
export function ProviderCard({ provider, owner, mayWrite }: ProviderCardProps) {
  const { title, description, website, services, credentialFields } = provider;
  const [isOfferShown, offer] = useDisclosure();
  const ids = { title: useId(), offer: useId() };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={ids.title}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs" align="flex-start">
          <Title order={2} fz="md" id={ids.title}>
            {title}
          </Title>
          <AccountState provider={provider} />
        </Group>
        <Text size="sm" c="dimmed">
          {description}
          {website !== '' && (
            <>
              {' '}
              <Anchor size="sm" href={website} target="_blank" rel="noreferrer">
                {new URL(website).host}
              </Anchor>
            </>
          )}
        </Text>
        <Group gap={6}>
          {services.map(({ kind }) => (
            <Badge key={kind} variant="light" color="gray" tt="none">
              {SERVICE_TITLES[kind]}
            </Badge>
          ))}
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={isOfferShown}
            aria-controls={ids.offer}
            aria-label={`Models and prices of ${title}`}
            onClick={offer.toggle}
          >
            {isOfferShown ? 'Less' : 'Models and prices'}
          </Button>
        </Group>
        <Collapse expanded={isOfferShown} id={ids.offer}>
          <ProviderOffer provider={provider} />
        </Collapse>
        {credentialFields.length > 0 && <ProviderAccount provider={provider} owner={owner} mayWrite={mayWrite} />}
      </Stack>
    </Paper>
  );
}
