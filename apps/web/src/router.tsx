import type { BatchEntryState, CallStatus } from '@frontdesk/contract';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { isSignedOut } from './api/frontdesk.ts';
import { agentQuery } from './features/agents/agent-queries.ts';
import { batchQuery } from './features/batches/batch-queries.ts';
import { entryStateIn } from './features/batches/batch-words.ts';
import { businessesQuery } from './features/businesses/business-queries.ts';
import { callQuery, callsQuery } from './features/calls/call-queries.ts';
import { callStatusIn } from './features/calls/call-status.ts';
import { sessionQuery } from './features/session/session-queries.ts';
import { threadQuery } from './features/texts/text-queries.ts';
import { AppFrame } from './shell/app-frame.tsx';
import { Failure } from './shell/page-states.tsx';
import { countIn, dateIn, textIn } from './shell/search-params.ts';

interface RouterContext {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string | undefined } => ({ next: pathIn(search.next) }),
  component: lazyRouteComponent(() => import('./features/session/sign-in-page.tsx'), 'SignInPage'),
});

/** Everything that needs a user. The selected business is kept from screen to screen. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  validateSearch: (search): { business?: string | undefined } => ({ business: textIn(search.business) }),
  search: { middlewares: [retainSearchParams(['business'])] },
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { next: location.href } });
      throw error;
    }
  },
  loader: ({ context }) => context.queryClient.ensureQueryData(businessesQuery),
  component: AppFrame,
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/calls', replace: true });
  },
});

const calls = createRoute({
  getParentRoute: () => app,
  path: '/calls',
  validateSearch: (search): { page?: number | undefined; status?: CallStatus | undefined } => ({
    page: countIn(search.page),
    status: callStatusIn(search.status),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchQuery(callsQuery(deps)),
  component: lazyRouteComponent(() => import('./features/calls/calls-page.tsx'), 'CallsPage'),
});

const call = createRoute({
  getParentRoute: () => app,
  path: '/calls/$callId',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(callQuery(params.callId)),
  component: lazyRouteComponent(() => import('./features/calls/detail/call-page.tsx'), 'CallPage'),
});

const texts = createRoute({
  getParentRoute: () => app,
  path: '/texts',
  validateSearch: (search): { unread?: boolean | undefined } => ({ unread: search.unread === true || undefined }),
  component: lazyRouteComponent(() => import('./features/texts/texts-page.tsx'), 'TextsPage'),
});

const noThread = createRoute({
  getParentRoute: () => texts,
  path: '/',
  component: lazyRouteComponent(() => import('./features/texts/thread-pane.tsx'), 'NoThread'),
});

const thread = createRoute({
  getParentRoute: () => texts,
  path: '$threadId',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(threadQuery(params.threadId)),
  component: lazyRouteComponent(() => import('./features/texts/thread-pane.tsx'), 'ThreadPane'),
});

const batches = createRoute({
  getParentRoute: () => app,
  path: '/batches',
  validateSearch: (search): { page?: number | undefined } => ({ page: countIn(search.page) }),
  component: lazyRouteComponent(() => import('./features/batches/batches-page.tsx'), 'BatchesPage'),
});

const newBatch = createRoute({
  getParentRoute: () => app,
  path: '/batches/new',
  component: lazyRouteComponent(() => import('./features/batches/create/new-batch-page.tsx'), 'NewBatchPage'),
});

const batch = createRoute({
  getParentRoute: () => app,
  path: '/batches/$batchId',
  validateSearch: (search): { page?: number | undefined; state?: BatchEntryState | undefined } => ({
    page: countIn(search.page),
    state: entryStateIn(search.state),
  }),
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(batchQuery(params.batchId)),
  component: lazyRouteComponent(() => import('./features/batches/detail/batch-page.tsx'), 'BatchPage'),
});

const routing = createRoute({
  getParentRoute: () => app,
  path: '/routing',
  component: lazyRouteComponent(() => import('./features/routing/routing-page.tsx'), 'RoutingPage'),
});

const numbers = createRoute({
  getParentRoute: () => app,
  path: '/numbers',
  component: lazyRouteComponent(() => import('./features/numbers/numbers-page.tsx'), 'NumbersPage'),
});

const agents = createRoute({
  getParentRoute: () => app,
  path: '/agents',
  component: lazyRouteComponent(() => import('./features/agents/agents-page.tsx'), 'AgentsPage'),
});

const agent = createRoute({
  getParentRoute: () => app,
  path: '/agents/$agentId',
  loader: ({ context, params }) => void context.queryClient.prefetchQuery(agentQuery(params.agentId)),
  component: lazyRouteComponent(() => import('./features/agents/settings/agent-page.tsx'), 'AgentPage'),
});

const providers = createRoute({
  getParentRoute: () => app,
  path: '/providers',
  validateSearch: (search): { accounts?: 'installation' | undefined } => ({
    accounts: search.accounts === 'installation' ? 'installation' : undefined,
  }),
  component: lazyRouteComponent(() => import('./features/providers/providers-page.tsx'), 'ProvidersPage'),
});

const reservations = createRoute({
  getParentRoute: () => app,
  path: '/reservations',
  validateSearch: (search): { date?: string | undefined } => ({ date: dateIn(search.date) }),
  component: lazyRouteComponent(() => import('./features/reservations/reservations-page.tsx'), 'ReservationsPage'),
});

const business = createRoute({
  getParentRoute: () => app,
  path: '/business',
  component: lazyRouteComponent(() => import('./features/businesses/business-page.tsx'), 'BusinessPage'),
});

/** Only a place inside the dashboard; an address elsewhere must not follow a sign-in. */
function pathIn(value: unknown): string | undefined {
  const path = textIn(value);
  return path?.startsWith('/') && !path.startsWith('//') ? path : undefined;
}

export function createDashboardRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      app.addChildren([
        home,
        calls,
        call,
        texts.addChildren([noThread, thread]),
        batches,
        newBatch,
        batch,
        routing,
        numbers,
        agents,
        agent,
        providers,
        reservations,
        business,
      ]),
    ]),
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: ({ error, reset }) => <Failure error={error} onRetry={reset} />,
    defaultNotFoundComponent: () => <Failure error={undefined} />,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDashboardRouter>;
  }
}
