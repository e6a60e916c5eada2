import type { BusinessSummary, RoutingRule } from '@frontdesk/contract';
import { Button, Grid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../shell/icon.tsx';
import { Page } from '../../shell/page.tsx';
import { Empty, Failure, LoadingRows } from '../../shell/page-states.tsx';
import { agentsQuery } from '../agents/agent-queries.ts';
import { useBusinessAtHand } from '../businesses/business-at-hand.ts';
import { numbersQuery } from '../numbers/number-queries.ts';
import { useMay } from '../session/use-may.ts';
import { RuleDrawer } from './form/rule-drawer.tsx';
import { rulesQuery } from './routing-queries.ts';
import { RuleList } from './rule-list.tsx';
import { TryCall } from './try-call.tsx';

/** Who takes which calls. */
export function RoutingPage() {
  const business = useBusinessAtHand('numbers:read');
  if (business) return <BusinessRouting key={business.id} business={business} />;
  return (
    <Page title="Routing">
      <Empty icon="route" title="Routing is for the managers of a business" />
    </Page>
  );
}

function BusinessRouting({ business }: { readonly business: BusinessSummary }) {
  const rules = useQuery(rulesQuery(business.id));
  const agents = useQuery(agentsQuery(business.id));
  const numbers = useQuery(numbersQuery(business.id));
  const mayWrite = useMay()('numbers:write', business.id);
  /** The rule in the form; `new` for one that is not there yet. */
  const [edited, setEdited] = useState<RoutingRule | 'new'>();
  const [winnerId, setWinnerId] = useState<string>();
  const around = { business, agents: agents.data ?? [], numbers: numbers.data ?? [] };
  const failed = [rules, agents, numbers].find(query => query.isError && !query.data);
  const add = mayWrite && (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setEdited('new')}>
      Add a rule
    </Button>
  );
  return (
    <Page title="Routing" subtitle={`${business.name} · the first rule that holds decides`} actions={add}>
      {failed && (
        <Failure
          error={failed.error}
          onRetry={() => {
            for (const query of [rules, agents, numbers]) void query.refetch();
          }}
        />
      )}
      {!failed && !(rules.data && agents.data && numbers.data) && <LoadingRows rows={5} height={64} />}
      {rules.data && agents.data && numbers.data && (
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <RuleList rules={rules.data} around={around} winnerId={winnerId} mayWrite={mayWrite} onEdit={setEdited} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <TryCall around={around} onDecided={setWinnerId} />
          </Grid.Col>
        </Grid>
      )}
      {mayWrite && (
        <RuleDrawer edited={edited} around={around} onEdit={setEdited} onClose={() => setEdited(undefined)} />
      )}
    </Page>
  );
}
