import type { ProviderField } from '@frontdesk/contract';
import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { choiceWords, rangeWords, type SettingValue } from './setting-value.ts';

interface SettingFieldProps {
  readonly field: ProviderField;
  /** Undefined: left to the provider. */
  readonly value: SettingValue | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: SettingValue | undefined) => void;
}

/** One of a provider's own settings. Empty leaves it to the provider; what does not fit, the server says. */
export function SettingField({ field, value, error, onChange }: SettingFieldProps) {
  const { title, description, choices, minimum, maximum } = field;
  const usual = field.default === null ? undefined : String(field.default);
  const common = { label: title, error };
  switch (field.kind) {
    case 'number':
      return (
        <NumberInput
          {...common}
          description={[description, rangeWords(field)].filter(Boolean).join(' · ')}
          placeholder={usual}
          step={maximum !== null && maximum - (minimum ?? 0) <= 5 ? 0.05 : 1}
          // The bounds are the provider's, and so is the word on what is outside them.
          clampBehavior="none"
          value={typeof value === 'number' ? value : ''}
          onChange={number => onChange(typeof number === 'number' ? number : undefined)}
        />
      );
    case 'boolean':
      return (
        <Select
          {...common}
          description={description}
          data={[
            { value: '', label: field.default === null ? 'As usual' : `As usual: ${field.default ? 'on' : 'off'}` },
            { value: 'true', label: 'On' },
            { value: 'false', label: 'Off' },
          ]}
          allowDeselect={false}
          value={typeof value === 'boolean' ? String(value) : ''}
          onChange={choice => onChange(choice ? choice === 'true' : undefined)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          description={description}
          data={[
            { value: '', label: usual === undefined ? 'As usual' : `As usual: ${choiceWords(usual)}` },
            ...choices.map(choice => ({ value: choice, label: choiceWords(choice) })),
          ]}
          allowDeselect={false}
          searchable={choices.length > 10}
          value={typeof value === 'string' ? value : ''}
          onChange={choice => onChange(choice || undefined)}
        />
      );
    case 'list':
      return (
        <TagsInput
          {...common}
          description={`${description} Enter adds one.`}
          value={Array.isArray(value) ? value : []}
          onChange={list => onChange(list.length > 0 ? list : undefined)}
        />
      );
    case 'text':
    case 'secret':
      return (
        <TextInput
          {...common}
          description={description}
          placeholder={usual}
          autoComplete="off"
          value={typeof value === 'string' ? value : ''}
          onChange={event => onChange(event.currentTarget.value || undefined)}
        />
      );
  }
}
