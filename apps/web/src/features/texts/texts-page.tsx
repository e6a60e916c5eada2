import type { BusinessSummary } from '@frontdesk/contract';
import { Button, Paper } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useMatchRoute } from '@tanstack/react-router';
import { Icon } from '../../shell/icon.tsx';
import { Page } from '../../shell/page.tsx';
import { Empty } from '../../shell/page-states.tsx';
import { useBusinessAtHand } from '../businesses/business-at-hand.ts';
import { useMay } from '../session/use-may.ts';
import { NewTextDialog } from './new-text-dialog.tsx';
import classes from './texts-page.module.css';
import { ThreadList } from './thread-list.tsx';

/** What the business and its callers text each other: the threads, and beside them the one that is open. */
export function TextsPage() {
  const business = useBusinessAtHand('texts:read');
  if (business) return <BusinessTexts key={business.id} business={business} />;
  return (
    <Page title="Texts">
      <Empty icon="message" title="Texts are for members of the business only" />
    </Page>
  );
}

function BusinessTexts({ business }: { readonly business: BusinessSummary }) {
  const [isWriting, dialog] = useDisclosure();
  const isThreadOpen = Boolean(useMatchRoute()({ to: '/texts/$threadId' }));
  const mayWrite = useMay()('texts:write', business.id);
  const write = mayWrite && (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>
      New text
    </Button>
  );
  return (
    <Page title="Texts" subtitle={business.name} actions={write}>
      <Paper withBorder className={classes.panes} data-thread={isThreadOpen || undefined}>
        <div className={classes.list}>
          <ThreadList businessId={business.id} />
        </div>
        <div className={classes.thread}>
          <Outlet />
        </div>
      </Paper>
      {mayWrite && <NewTextDialog business={business} opened={isWriting} onClose={dialog.close} />}
    </Page>
  );
}
