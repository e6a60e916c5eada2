import type { RoutingRule } from '@frontdesk/contract';
import { ActionIcon, Badge, Group, Paper, Switch, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { hasCode } from '../../api/refusal.ts';
import { phoneNumber } from '../../format/phone-number.ts';
import { ConfirmDialog } from '../../shell/confirm-dialog.tsx';
import { Icon, type IconName } from '../../shell/icon.tsx';
import { RefusalAlert } from '../../shell/refusal-alert.tsx';
import { type AroundRules, agentNamer } from './around-rules.ts';
import { changeRule, deleteRule, rulesQuery } from './routing-queries.ts';
import classes from './rule-list.module.css';
import { outcomeWords, whenWords } from './rule-words.ts';

interface RuleControls {
  readonly onEdit: () => void;
  /** Absent at the ends. */
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
}

interface RuleRowProps {
  readonly rule: RoutingRule;
  /** Among all rules, from 1. */
  readonly position: number;
  readonly around: AroundRules;
  readonly isWinner: boolean;
  /** Absent for who may only look. */
  readonly controls: RuleControls | undefined;
}

/** One rule in plain words, and what can be done with it. */
export function RuleRow({ rule, position, around, isWinner, controls }: RuleRowProps) {
  const queryClient = useQueryClient();
  const { queryKey } = rulesQuery(rule.businessId);
  const toggle = useMutation({
    mutationFn: (isEnabled: boolean) => changeRule(rule, { isEnabled }),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  const number = around.numbers.find(({ id }) => id === rule.phoneNumberId)?.number;
  return (
    <Paper
      component="li"
      withBorder
      p="sm"
      className={classes.rule}
      data-winner={isWinner || undefined}
      data-off={!rule.isEnabled || undefined}
      aria-label={rule.name}
    >
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <span className={classes.position} aria-hidden="true">
          {position}
        </span>
        <div className={classes.words}>
          <Group gap={8}>
            <Text fw={650}>{rule.name}</Text>
            {rule.phoneNumberId !== null && (
              <Badge variant="light" color="gray" tt="none">
                only {number ? phoneNumber(number) : 'a number that is gone'}
              </Badge>
            )}
            {isWinner && <Badge tt="none">Decides this call</Badge>}
          </Group>
          <Text size="sm">
            {whenWords(rule.when)} → {outcomeWords(rule.outcome, agentNamer(around))}
          </Text>
        </div>
      </Group>
      {controls && (
        <Group justify="space-between" mt="xs" gap="xs">
          <Switch
            size="sm"
            label={rule.isEnabled ? 'On' : 'Off'}
            aria-label={`${rule.name} is on`}
            checked={toggle.isPending ? toggle.variables : rule.isEnabled}
            onChange={event => toggle.mutate(event.currentTarget.checked)}
          />
          <Group gap={4}>
            <RuleButton icon="up" label={`Move ${rule.name} up`} onClick={controls.onUp} />
            <RuleButton icon="down" label={`Move ${rule.name} down`} onClick={controls.onDown} />
            <RuleButton icon="edit" label={`Edit ${rule.name}`} onClick={controls.onEdit} />
            <DeleteRule rule={rule} />
          </Group>
        </Group>
      )}
      {toggle.isError && (
        <RefusalAlert
          error={toggle.error}
          title={hasCode(toggle.error, 'version_conflict') ? 'The rule as it is now is shown' : undefined}
        />
      )}
    </Paper>
  );
}

interface RuleButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: (() => void) | undefined;
}

/** Stays where the keyboard is when there is nothing to do any more. */
function RuleButton({ icon, label, onClick }: RuleButtonProps) {
  return (
    <Tooltip label={label} openDelay={500}>
      <ActionIcon
        variant="default"
        size={34}
        aria-label={label}
        data-disabled={!onClick || undefined}
        onClick={onClick}
      >
        <Icon name={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

function DeleteRule({ rule }: { readonly rule: RoutingRule }) {
  const [isAsked, dialog] = useDisclosure();
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: () => deleteRule(rule),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: rulesQuery(rule.businessId).queryKey }),
  });
  return (
    <>
      <RuleButton icon="trash" label={`Delete ${rule.name}`} onClick={dialog.open} />
      <ConfirmDialog
        opened={isAsked}
        title={`Delete “${rule.name}”?`}
        action="Delete"
        isBusy={removal.isPending}
        error={removal.error}
        onConfirm={() => removal.mutate()}
        onClose={dialog.close}
      >
        <Text size="sm">From the next call on it decides nothing. A rule that is off can be put on again.</Text>
      </ConfirmDialog>
    </>
  );
}
