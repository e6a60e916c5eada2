import type { ProviderServiceKind } from '@frontdesk/contract';
import { Alert, Anchor, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon } from '../../../shell/icon.tsx';
import { type AroundAgent, providerNamed, serviceOf } from './around-agent.ts';
import { useProblem } from './field-problems.ts';

interface ProviderSelectProps {
  readonly label?: string;
  readonly kind: ProviderServiceKind;
  readonly around: AroundAgent;
  readonly value: string;
  /** What else can be chosen, before the providers. */
  readonly others?: readonly { readonly value: string; readonly label: string }[];
  /** As on the wire: `voice_settings.provider`. */
  readonly field: string;
  readonly onChange: (provider: string) => void;
}

/** Whose service it is. Says so where calls could not use it for want of an account. */
export function ProviderSelect(props: ProviderSelectProps) {
  const { label = 'Provider', kind, around, value, others = [], field, onChange } = props;
  const problem = useProblem(field);
  const offered = around.providers
    .filter(provider => serviceOf(provider, kind))
    .map(({ id, title, isReady }) => ({ value: id, label: isReady ? title : `${title} (no account)` }))
    .filter(entry => !others.some(other => other.value === entry.value));
  const data = [...others, ...offered];
  const isKnown = data.some(entry => entry.value === value);
  return (
    <>
      <Select
        label={label}
        data={isKnown ? data : [...data, { value, label: value }]}
        allowDeselect={false}
        readOnly={!around.mayWrite}
        value={value}
        error={problem}
        onChange={provider => provider !== null && onChange(provider)}
      />
      <AccountHint around={around} provider={value} />
    </>
  );
}

interface AccountHintProps {
  readonly around: AroundAgent;
  readonly provider: string;
}

/** Where there is no account, calls go on without the provider, which nobody would notice. */
export function AccountHint({ around, provider: id }: AccountHintProps) {
  const provider = providerNamed(around, id);
  if (!provider || provider.isReady) return null;
  return (
    <Alert color="yellow" icon={<Icon name="warning" />} p="xs">
      There is no account at {provider.title}, so calls do without it.{' '}
      <Anchor size="sm" renderRoot={props => <Link {...props} to="/providers" />}>
        Enter its key under Providers
      </Anchor>
    </Alert>
  );
}
