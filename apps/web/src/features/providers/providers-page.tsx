import type { BusinessSummary } from '@frontdesk/contract';
import { SegmentedControl, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Page } from '../../shell/page.tsx';
import { Empty, Failure, LoadingRows } from '../../shell/page-states.tsx';
import { useBusinessAtHand } from '../businesses/business-at-hand.ts';
import { useIsAdmin, useMay } from '../session/use-may.ts';
import { ProviderCard } from './provider-card.tsx';
import { type AccountOwner, providersQuery } from './provider-queries.ts';

const route = getRouteApi('/app/providers');

/** Which outside services there are, and with whose accounts calls use them. */
export function ProvidersPage() {
  const business = useBusinessAtHand('providers:read');
  const isAdmin = useIsAdmin();
  const { accounts } = route.useSearch();
  const isOfInstallation = isAdmin && (accounts === 'installation' || !business);
  if (isOfInstallation) return <ProviderScreen owner="installation" business={business} />;
  if (business) return <ProviderScreen key={business.id} owner={{ businessId: business.id }} business={business} />;
  return (
    <Page title="Providers">
      <Empty icon="plug" title="Providers are for the owners and managers of a business" />
    </Page>
  );
}

interface ProviderScreenProps {
  readonly owner: AccountOwner;
  readonly business: BusinessSummary | undefined;
}

function ProviderScreen({ owner, business }: ProviderScreenProps) {
  const isAdmin = useIsAdmin();
  const may = useMay();
  const providers = useQuery(providersQuery(owner));
  const mayWrite = owner === 'installation' ? isAdmin : may('providers:write', owner.businessId);
  return (
    <Page
      title="Providers"
      subtitle={
        owner === 'installation'
          ? 'Accounts that every business may use which has none of its own'
          : `${business?.name ?? ''} · what calls hear, speak and think with`
      }
      actions={isAdmin && business && <OwnerSwitch owner={owner} business={business} />}
    >
      {providers.isPending && <LoadingRows rows={4} height={140} />}
      {providers.isError && !providers.data && (
        <Failure error={providers.error} onRetry={() => void providers.refetch()} />
      )}
      {providers.data && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
          {providers.data.items.map(provider => (
            <ProviderCard key={provider.id} provider={provider} owner={owner} mayWrite={mayWrite} />
          ))}
        </SimpleGrid>
      )}
    </Page>
  );
}

interface OwnerSwitchProps {
  readonly owner: AccountOwner;
  readonly business: BusinessSummary;
}

function OwnerSwitch({ owner, business }: OwnerSwitchProps) {
  const navigate = useNavigate();
  return (
    <SegmentedControl
      aria-label="Whose accounts"
      data={[
        { value: 'business', label: business.name },
        { value: 'installation', label: 'All businesses' },
      ]}
      value={owner === 'installation' ? 'installation' : 'business'}
      onChange={value =>
        void navigate({
          to: '/providers',
          search: previous => ({ ...previous, accounts: value === 'installation' ? 'installation' : undefined }),
        })
      }
    />
  );
}
