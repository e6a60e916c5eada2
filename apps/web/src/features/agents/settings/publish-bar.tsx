import type { AgentDetail } from '@frontdesk/contract';
import { Button, Group, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ConfirmDialog } from '../../../shell/confirm-dialog.tsx';
import classes from './publish-bar.module.css';

interface PublishBarProps {
  readonly agent: AgentDetail;
  /** Something on the page is not saved. */
  readonly isEdited: boolean;
  /** What is being done at the moment. */
  readonly busy: 'save' | 'publish' | 'discard' | undefined;
  readonly discardError: unknown;
  readonly onSave: () => void;
  readonly onPublish: () => void;
  /** Forgets what is not saved. */
  readonly onForget: () => void;
  /** Makes the published version the draft again. */
  readonly onDiscard: () => Promise<unknown>;
}

/** How far the changes came, and what takes them further. Stays in sight. */
export function PublishBar(props: PublishBarProps) {
  const { agent, isEdited, busy, discardError, onSave, onPublish, onForget, onDiscard } = props;
  const { hasUnpublishedChanges, publishedVersion } = agent;
  const [isAsked, dialog] = useDisclosure();
  return (
    <Paper withBorder shadow="md" p="sm" className={classes.bar} role="region" aria-label="Changes">
      <Group justify="space-between" gap="xs">
        <Text size="sm" role="status">
          {stateWords(agent, isEdited)}
        </Text>
        <Group gap="xs">
          {isEdited ? (
            <Button variant="subtle" onClick={onForget} disabled={busy !== undefined}>
              Discard
            </Button>
          ) : (
            hasUnpublishedChanges &&
            publishedVersion !== null && (
              <Button variant="subtle" onClick={dialog.open} disabled={busy !== undefined}>
                Discard the draft
              </Button>
            )
          )}
          <Button variant="default" disabled={!isEdited} loading={busy === 'save'} onClick={onSave}>
            Save draft
          </Button>
          <Button disabled={!isEdited && !hasUnpublishedChanges} loading={busy === 'publish'} onClick={onPublish}>
            Publish
          </Button>
        </Group>
      </Group>
      <ConfirmDialog
        opened={isAsked}
        title={`Back to version ${publishedVersion ?? ''}?`}
        action="Discard the draft"
        isBusy={busy === 'discard'}
        error={discardError}
        onConfirm={() => void onDiscard().then(dialog.close, () => {})}
        onClose={dialog.close}
      >
        <Text size="sm">What was saved since then and not published is lost.</Text>
      </ConfirmDialog>
    </Paper>
  );
}

function stateWords({ hasUnpublishedChanges, publishedVersion }: AgentDetail, isEdited: boolean): string {
  const callers = publishedVersion === null ? 'nothing was published yet' : `callers get version ${publishedVersion}`;
  if (isEdited) return `Not saved · ${callers}`;
  if (hasUnpublishedChanges) return `Saved, not published · ${callers}`;
  return `Published as version ${publishedVersion ?? ''}`;
}
