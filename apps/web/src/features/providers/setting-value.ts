import type { ProviderField } from '@frontdesk/contract';
import { toSnakeKey } from '@frontdesk/contract/wire-case';
import { words } from '../../format/words.ts';

export type SettingValue = string | number | boolean | readonly string[];

/** A provider's own settings by the names that its fields have; what is not there is left to the provider. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** Stored settings, as the forms know them. */
export function settingsIn(stored: Readonly<Record<string, unknown>> | undefined): Settings {
  return Object.fromEntries(
    Object.entries(stored ?? {}).flatMap(([name, value]) => (isSetting(value) ? [[toSnakeKey(name), value]] : [])),
  );
}

function isSetting(value: unknown): value is SettingValue {
  if (Array.isArray(value)) return value.every(item => typeof item === 'string');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** With one value changed; undefined leaves it to the provider again. */
export function withSetting(settings: Settings, name: string, value: SettingValue | undefined): Settings {
  const others = Object.fromEntries(Object.entries(settings).filter(([other]) => other !== name));
  return value === undefined ? others : { ...others, [name]: value };
}

/** `0 to 1`, where there are bounds. */
export function rangeWords({ minimum, maximum }: Pick<ProviderField, 'minimum' | 'maximum'>): string | undefined {
  if (minimum !== null && maximum !== null) return `${minimum} to ${maximum}`;
  if (minimum !== null) return `${minimum} or more`;
  return maximum === null ? undefined : `up to ${maximum}`;
}

/** `semantic_vad` → `Semantic vad`; what is no word, such as `en-US`, stays as it is. */
export function choiceWords(choice: string): string {
  return /^[a-z]{3,}(_[a-z]+)*$/.test(choice) ? words(choice) : choice;
}
