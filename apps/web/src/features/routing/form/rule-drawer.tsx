import type { RoutingRule } from '@frontdesk/contract';
import { Drawer } from '@mantine/core';
import type { AroundRules } from '../around-rules.ts';
import { RuleForm } from './rule-form.tsx';

interface RuleDrawerProps {
  /** The rule to edit, or `new`; nothing is open without. */
  readonly edited: RoutingRule | 'new' | undefined;
  readonly around: AroundRules;
  /** Puts another state of the rule into the form. */
  readonly onEdit: (rule: RoutingRule) => void;
  readonly onClose: () => void;
}

/** The form of a rule, beside the list. */
export function RuleDrawer({ edited, around, onEdit, onClose }: RuleDrawerProps) {
  return (
    <Drawer
      opened={edited !== undefined}
      onClose={onClose}
      position="right"
      size="min(100vw, 520px)"
      title={edited === undefined || edited === 'new' ? 'Add a rule' : 'Edit the rule'}
    >
      {edited !== undefined && (
        <RuleForm
          key={edited === 'new' ? edited : `${edited.id} ${edited.version}`}
          rule={edited === 'new' ? undefined : edited}
          around={around}
          onReplace={onEdit}
          onClose={onClose}
        />
      )}
    </Drawer>
  );
}
