import type { RoutingRule } from '@frontdesk/contract';
import { Paper, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { RefusalAlert } from '../../shell/refusal-alert.tsx';
import type { AroundRules } from './around-rules.ts';
import { reorderRules, rulesQuery } from './routing-queries.ts';
import classes from './rule-list.module.css';
import { moved, orderOf, type RuleOrder } from './rule-order.ts';
import { RuleRow } from './rule-row.tsx';

interface RuleListProps {
  readonly rules: readonly RoutingRule[];
  readonly around: AroundRules;
  /** The rule that decided a call that was tried. */
  readonly winnerId: string | undefined;
  readonly mayWrite: boolean;
  readonly onEdit: (rule: RoutingRule) => void;
}

/** The rules in the order in which they are asked, with what stands between them and after them. */
export function RuleList({ rules, around, winnerId, mayWrite, onEdit }: RuleListProps) {
  const businessId = around.business.id;
  const queryClient = useQueryClient();
  const { queryKey } = rulesQuery(businessId);
  const [announcement, setAnnouncement] = useState('');
  const order = orderOf(rules);
  const inOrder = [...order.before, ...order.after];
  const reorder = useMutation({
    mutationKey: ['reorder', businessId],
    // One after the other, so that quick presses end in the order that is shown.
    scope: { id: `reorder ${businessId}` },
    mutationFn: (next: RuleOrder) => reorderRules(businessId, next),
    // The rule is where it was put at once; a refusal puts it back.
    onMutate: async next => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, [...next.before.map(at('before')), ...next.after.map(at('after'))]);
    },
    onSettled: () => {
      const isLast = queryClient.isMutating({ mutationKey: ['reorder', businessId] }) === 1;
      return isLast ? queryClient.invalidateQueries({ queryKey }) : undefined;
    },
  });
  const move = (rule: RoutingRule, step: -1 | 1) => {
    const next = moved(order, rule.id, step);
    if (!next) return;
    const position = [...next.before, ...next.after].findIndex(({ id }) => id === rule.id) + 1;
    const side = next.before.some(({ id }) => id === rule.id) ? 'before' : 'after';
    setAnnouncement(`${rule.name} is now rule ${position} of ${rules.length}, ${side} the business’s settings.`);
    reorder.mutate(next);
  };
  const row = (rule: RoutingRule) => (
    <RuleRow
      key={rule.id}
      rule={rule}
      position={inOrder.indexOf(rule) + 1}
      around={around}
      isWinner={rule.id === winnerId}
      controls={
        mayWrite
          ? {
              onEdit: () => onEdit(rule),
              onUp: moved(order, rule.id, -1) && (() => move(rule, -1)),
              onDown: moved(order, rule.id, 1) && (() => move(rule, 1)),
            }
          : undefined
      }
    />
  );
  return (
    <Stack gap="xs">
      <RefusalAlert error={reorder.error} title="The order stays as it was" />
      <ol className={classes.rules} aria-label="Rules">
        {order.before.map(row)}
        <FixedStep title="The business’s settings" isShown={rules.length > 0}>
          Its hours and its limits, as far as they send calls somewhere.
        </FixedStep>
        {order.after.map(row)}
        <FixedStep title={rules.length > 0 ? 'Every other call' : 'Every call'} isShown>
          {rules.length > 0
            ? 'The agent of the number that was called answers.'
            : 'The agent of the number that was called answers, unless the business’s settings say otherwise. Add a rule to send some calls elsewhere.'}
        </FixedStep>
      </ol>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
    </Stack>
  );
}

const at = (place: RoutingRule['place']) => (rule: RoutingRule) => ({ ...rule, place });

interface FixedStepProps {
  readonly title: string;
  readonly isShown: boolean;
  readonly children: string;
}

/** What cannot be moved. */
function FixedStep({ title, isShown, children }: FixedStepProps) {
  if (!isShown) return null;
  return (
    <Paper component="li" px="md" py="xs" className={classes.fixed}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm" c="dimmed">
        {children}
      </Text>
    </Paper>
  );
}
