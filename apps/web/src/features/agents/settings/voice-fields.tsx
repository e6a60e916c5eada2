import { NumberInput } from '@mantine/core';
import { type DraftVoice, newVoice } from './agent-draft.ts';
import { type AroundAgent, providerNamed, serviceOf, titleOf } from './around-agent.ts';
import { useProblem } from './field-problems.ts';
import { ModelField } from './model-field.tsx';
import { ProviderSelect } from './provider-select.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { VoicePicker } from './voice-picker.tsx';

interface VoiceFieldsProps<Voice> {
  readonly value: Voice;
  readonly around: AroundAgent;
  /** As on the wire: `voice_settings`. */
  readonly field: string;
  readonly voiceField: string;
  readonly paceField: string;
  readonly onChange: (voice: Voice) => void;
}

/** Everything about one voice: whose, which, how fast, and what its provider lets be set. */
export function VoiceFields<Voice extends DraftVoice>(props: VoiceFieldsProps<Voice>) {
  const { value, around, field, voiceField, paceField, onChange } = props;
  const service = serviceOf(providerNamed(around, value.provider), 'voice');
  const paceProblem = useProblem(paceField);
  const change = (changes: Partial<DraftVoice>) => onChange({ ...value, ...changes });
  return (
    <>
      <ProviderSelect
        kind="voice"
        around={around}
        value={value.provider}
        field={`${field}.provider`}
        onChange={provider => change(newVoice(provider, value))}
      />
      {service && (
        <ModelField
          service={service}
          value={value.model}
          field={`${field}.model`}
          isReadOnly={!around.mayWrite}
          onChange={model => change({ model })}
        />
      )}
      <VoicePicker key={value.provider} value={value} around={around} field={voiceField} onChange={change} />
      <NumberInput
        label="Pace"
        description="1 is the voice’s own · 0.5 to 2"
        step={0.05}
        min={0.5}
        max={2}
        decimalScale={2}
        maw={220}
        readOnly={!around.mayWrite}
        value={value.pace}
        error={paceProblem}
        onChange={pace => typeof pace === 'number' && change({ pace })}
      />
      {service && (
        <SettingsFields
          key={`settings of ${value.provider}`}
          fields={service.settings}
          value={value.settings}
          of={titleOf(around, value.provider)}
          field={`${field}.settings`}
          onChange={settings => change({ settings })}
        />
      )}
    </>
  );
}
