import type { ProviderServiceKind } from '@frontdesk/contract';
import { type DraftChoice, newChoice } from './agent-draft.ts';
import { type AroundAgent, providerNamed, serviceOf, titleOf } from './around-agent.ts';
import { ModelField } from './model-field.tsx';
import { ProviderSelect } from './provider-select.tsx';
import { SettingsFields } from './settings-fields.tsx';

interface ChoiceFieldsProps<Choice> {
  readonly kind: ProviderServiceKind;
  readonly value: Choice;
  readonly around: AroundAgent;
  /** What else can be chosen, before the providers. */
  readonly others?: readonly { readonly value: string; readonly label: string }[];
  /** As on the wire: `fallbacks.transcription.0`. */
  readonly field: string;
  readonly onChange: (choice: Choice) => void;
}

/** One service of a provider: whose, which model, and what the provider lets be set. */
export function ChoiceFields<Choice extends DraftChoice>(props: ChoiceFieldsProps<Choice>) {
  const { kind, value, around, others = [], field, onChange } = props;
  const service = serviceOf(providerNamed(around, value.provider), kind);
  const change = (changes: Partial<DraftChoice>) => onChange({ ...value, ...changes });
  return (
    <>
      <ProviderSelect
        kind={kind}
        around={around}
        value={value.provider}
        others={others}
        field={`${field}.provider`}
        onChange={provider => change(newChoice(provider))}
      />
      {service && (
        <>
          <ModelField
            service={service}
            value={value.model}
            field={`${field}.model`}
            isReadOnly={!around.mayWrite}
            onChange={model => change({ model })}
          />
          <SettingsFields
            key={value.provider}
            fields={service.settings}
            value={value.settings}
            of={titleOf(around, value.provider)}
            field={`${field}.settings`}
            onChange={settings => change({ settings })}
          />
        </>
      )}
    </>
  );
}
