import { Button, Checkbox, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { problemAt } from '../../api/refusal.ts';
import { phoneNumber } from '../../format/phone-number.ts';
import { NUMBER_HINT, typedNumber } from '../../format/typed-number.ts';
import { instantIn } from '../../format/zoned-time.ts';
import { Card } from '../../shell/card.tsx';
import { RefusalAlert } from '../../shell/refusal-alert.tsx';
import type { AroundRules } from './around-rules.ts';
import { tryRouting } from './routing-queries.ts';
import { TrialResult } from './trial-result.tsx';

interface TryCallProps {
  readonly around: AroundRules;
  /** Names the rule that decided, if one did. */
  readonly onDecided: (ruleId: string | undefined) => void;
}

/** Imagines a call and says what would happen to it. */
export function TryCall({ around, onDecided }: TryCallProps) {
  const { business, numbers } = around;
  const [number, setNumber] = useState<string | null>(numbers[0]?.number ?? null);
  const [caller, setCaller] = useState('');
  const [isWithheld, setWithheld] = useState(false);
  const [at, setAt] = useState('');
  const [going, setGoing] = useState<number | string>('');
  const from = isWithheld || caller.trim() === '' ? null : typedNumber(caller, numbers[0]?.number);
  const trial = useMutation({
    mutationFn: (call: { readonly number: string; readonly from: string | null }) => {
      const instant = instantIn(business.timezone, at);
      return tryRouting({
        ...{ businessId: business.id, ...call },
        ...(instant !== undefined && { at: instant }),
        ...(typeof going === 'number' && { simultaneousCalls: going }),
      });
    },
    onSuccess: result => onDecided(result.rule?.id),
    onError: () => onDecided(undefined),
  });
  return (
    <Card title="Try a call">
      <form
        onSubmit={event => {
          event.preventDefault();
          if (number !== null && from !== undefined) trial.mutate({ number, from });
        }}
      >
        <Stack gap="sm">
          <Select
            label="Number called"
            placeholder={numbers.length === 0 ? 'The business has no number yet' : undefined}
            data={numbers.map(entry => ({ value: entry.number, label: phoneNumber(entry.number) }))}
            allowDeselect={false}
            value={number}
            error={problemAt(trial.error, 'number')}
            onChange={setNumber}
          />
          <TextInput
            label="Caller"
            type="tel"
            autoComplete="off"
            placeholder="+1 415 555 0123"
            disabled={isWithheld}
            value={isWithheld ? '' : caller}
            error={from === undefined ? NUMBER_HINT : problemAt(trial.error, 'from')}
            onChange={event => setCaller(event.currentTarget.value)}
          />
          <Checkbox
            label="Hides their number"
            checked={isWithheld}
            onChange={event => setWithheld(event.currentTarget.checked)}
          />
          <TextInput
            label="Time"
            description={`In ${business.timezone.replaceAll('_', ' ')}; now when empty`}
            type="datetime-local"
            value={at}
            error={problemAt(trial.error, 'at')}
            onChange={event => setAt(event.currentTarget.value)}
          />
          <NumberInput
            label="Calls going on"
            placeholder="As many as now"
            min={0}
            max={100_000}
            value={going}
            onChange={setGoing}
          />
          <Button
            type="submit"
            variant="light"
            disabled={number === null || from === undefined}
            loading={trial.isPending}
          >
            Try it
          </Button>
          <RefusalAlert error={trial.error} />
          {trial.data && <TrialResult trial={trial.data} around={around} />}
        </Stack>
      </form>
    </Card>
  );
}
