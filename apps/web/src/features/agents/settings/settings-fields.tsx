import type { ProviderField } from '@frontdesk/contract';
import { Button, Collapse, SimpleGrid, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { SettingField } from '../../providers/setting-field.tsx';
import { type Settings, withSetting } from '../../providers/setting-value.ts';
import { useProblemAt } from './field-problems.ts';

interface SettingsFieldsProps {
  /** Of the provider's service. */
  readonly fields: readonly ProviderField[];
  readonly value: Settings;
  /** Whose settings they are, for who hears the page only. */
  readonly of: string;
  /** As on the wire: `voice_settings.settings`. */
  readonly field: string;
  readonly onChange: (settings: Settings) => void;
}

/** A provider's own settings, folded away while nothing is set or wrong. */
export function SettingsFields({ fields, value, of, field, onChange }: SettingsFieldsProps) {
  const problemOf = useProblemAt();
  const known = new Set(fields.map(({ name }) => name));
  // Left over from another time; the server takes none it does not know.
  const unknown = Object.keys(value).filter(name => !known.has(name));
  const [isOpen, fold] = useDisclosure(Object.keys(value).length > 0);
  if (fields.length === 0 && unknown.length === 0) return null;
  const isWrong = [...known, ...unknown].some(name => problemOf(`${field}.${name}`) !== undefined);
  const isShown = isOpen || isWrong;
  const count = Object.keys(value).length;
  return (
    <Stack gap="xs">
      <Button
        variant="subtle"
        size="compact-sm"
        w="max-content"
        maw="100%"
        aria-expanded={isShown}
        onClick={fold.toggle}
      >
        {isShown ? 'Fewer settings' : 'More settings'} of {of}
        {count > 0 && ` (${count} set)`}
      </Button>
      <Collapse expanded={isShown}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" style={{ alignItems: 'start' }}>
          {fields.map(setting => (
            <SettingField
              key={setting.name}
              field={setting}
              value={value[setting.name]}
              error={problemOf(`${field}.${setting.name}`)}
              onChange={changed => onChange(withSetting(value, setting.name, changed))}
            />
          ))}
          {unknown.map(name => (
            <Button
              key={name}
              variant="light"
              color="red"
              size="xs"
              onClick={() => onChange(withSetting(value, name, undefined))}
            >
              Take away “{name}”, which {of} does not know
            </Button>
          ))}
        </SimpleGrid>
      </Collapse>
    </Stack>
  );
}
