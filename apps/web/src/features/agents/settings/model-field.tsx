import type { ProviderService } from '@frontdesk/contract';
import { Autocomplete, Select, Text } from '@mantine/core';
import { priceWords } from '../../providers/price-words.ts';
import { useProblem } from './field-problems.ts';

interface ModelFieldProps {
  readonly service: ProviderService;
  /** Null: the provider's first. */
  readonly value: string | null;
  readonly field: string;
  readonly isReadOnly: boolean;
  readonly onChange: (model: string | null) => void;
}

/** Which model of a service, and what it costs. Where the provider takes any, another name can be written. */
export function ModelField({ service, value, field, isReadOnly, onChange }: ModelFieldProps) {
  const { models, takesAnyModel } = service;
  const problem = useProblem(field);
  const [first] = models;
  const chosen = value === null ? first : models.find(({ id }) => id === value);
  const price = chosen && priceWords(chosen.price);
  const common = {
    label: 'Model',
    description:
      price ?? (chosen ? 'Its price is not known.' : 'Another model of the account; its price is not known.'),
    readOnly: isReadOnly,
    error: problem,
  };
  const option = (id: string) => {
    const model = models.find(candidate => candidate.id === id);
    const words = model && priceWords(model.price);
    return (
      <div>
        <Text size="sm">{model?.title ?? id}</Text>
        {words !== undefined && (
          <Text size="xs" c="dimmed">
            {words}
          </Text>
        )}
      </div>
    );
  };
  if (takesAnyModel) {
    return (
      <Autocomplete
        {...common}
        placeholder={first ? `As usual: ${first.id}` : undefined}
        data={models.map(({ id }) => id)}
        // All of them while one is chosen: what is chosen is not what is looked for.
        filter={({ options }) => options}
        renderOption={({ option: { value: id } }) => option(id)}
        maxDropdownHeight={300}
        value={value ?? ''}
        onChange={id => onChange(id.trim() || null)}
      />
    );
  }
  if (models.length < 2) return null;
  const isKnown = value === null || models.some(({ id }) => id === value);
  return (
    <Select
      {...common}
      data={[
        { value: '', label: first ? `As usual: ${first.title}` : 'As usual' },
        ...models.map(({ id, title }) => ({ value: id, label: title })),
        ...(isKnown ? [] : [{ value, label: value }]),
      ]}
      renderOption={({ option: { value: id, label } }) => (id === '' ? label : option(id))}
      allowDeselect={false}
      value={value ?? ''}
      onChange={id => onChange(id || null)}
    />
  );
}
