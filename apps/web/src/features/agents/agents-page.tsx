import type { BusinessSummary } from '@frontdesk/contract';
import { useQuery } from '@tanstack/react-query';
import { Page } from '../../shell/page.tsx';
import { Empty, Failure, LoadingRows } from '../../shell/page-states.tsx';
import { useBusinessAtHand } from '../businesses/business-at-hand.ts';
import { agentsQuery } from './agent-queries.ts';
import { AgentList } from './list/agent-list.tsx';

/** Who answers the calls of a business. */
export function AgentsPage() {
  const business = useBusinessAtHand('agents:read');
  if (business) return <BusinessAgents key={business.id} business={business} />;
  return (
    <Page title="Agents">
      <Empty icon="headset" title="Agents are for the managers of a business" />
    </Page>
  );
}

function BusinessAgents({ business }: { readonly business: BusinessSummary }) {
  const agents = useQuery(agentsQuery(business.id));
  return (
    <Page title="Agents" subtitle={`${business.name} · who answers its calls`}>
      {agents.isPending && <LoadingRows rows={2} height={130} />}
      {agents.isError && !agents.data && <Failure error={agents.error} onRetry={() => void agents.refetch()} />}
      {agents.data?.length === 0 && (
        <Empty icon="headset" title="No agent yet">
          Until there is one, nobody answers the calls of this business. One is asked for over the API, or by an
          administrator.
        </Empty>
      )}
      {agents.data && agents.data.length > 0 && <AgentList agents={agents.data} />}
    </Page>
  );
}
