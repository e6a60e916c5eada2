import type { Provider, ProviderCheckResult, ProviderField, PutCredentialsBody } from '@frontdesk/contract';
import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { hasCode, problemAt } from '../../../api/refusal.ts';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import { type AccountOwner, providersQuery, saveCredentials } from '../provider-queries.ts';

interface CredentialsFormProps {
  readonly provider: Provider;
  readonly owner: AccountOwner;
  readonly mayWrite: boolean;
  /** What was found out about what is kept. */
  readonly found: ProviderCheckResult | null;
  /** Where the form was asked for; it then takes the keyboard. */
  readonly onCancel: (() => void) | undefined;
  readonly onSaved: () => void;
  /** What else can be done with the account. */
  readonly children: ReactNode;
}

/** The credentials of a provider. A secret that is kept is not shown again, only its end. */
export function CredentialsForm(props: CredentialsFormProps) {
  const { provider, owner, mayWrite, found, onCancel, onSaved, children } = props;
  const { title, credentialFields, credentials } = provider;
  /** What was typed; a field that is not here was left alone. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  const wasAskedFor = onCancel !== undefined;
  useEffect(() => {
    if (wasAskedFor) form.current?.querySelector('input')?.focus();
  }, [wasAskedFor]);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: () => saveCredentials(owner, provider, changesIn(typed)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['providers'] });
      onSaved();
    },
  });
  const isConflict = hasCode(save.error, 'version_conflict');
  const kept = new Map(credentials?.values.map(({ name, value }) => [name, value]));
  const isWrong = (name: string) => found?.isOk === false && found.field === name && typed[name] === undefined;
  if (!mayWrite && kept.size === 0) return null;
  return (
    <form
      ref={form}
      aria-label={`Account at ${title}`}
      onSubmit={event => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm">
        {credentialFields.map(field => (
          <CredentialField
            key={field.name}
            field={field}
            kept={kept.get(field.name)}
            typed={typed[field.name]}
            isReadOnly={!mayWrite}
            error={
              problemAt(save.error, `credentials.${field.name}`) ?? (isWrong(field.name) ? found?.detail : undefined)
            }
            onType={text => setTyped({ ...typed, [field.name]: text })}
          />
        ))}
        <RefusalAlert error={save.error} title={isConflict ? 'Somebody else changed them meanwhile' : 'Not saved'}>
          {isConflict && (
            <Button
              size="xs"
              variant="default"
              w="max-content"
              onClick={() => void queryClient.invalidateQueries({ queryKey: providersQuery(owner).queryKey })}
            >
              Show them as they are now
            </Button>
          )}
        </RefusalAlert>
        <Group gap="xs">
          {mayWrite && (
            <Button
              type="submit"
              aria-label={`Save the account at ${title}`}
              disabled={Object.keys(typed).length === 0}
              loading={save.isPending}
            >
              Save
            </Button>
          )}
          {children}
          {onCancel && (
            <Button variant="subtle" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** An emptied field is taken away. */
function changesIn(typed: Readonly<Record<string, string>>): PutCredentialsBody['credentials'] {
  return Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim() || null]));
}

interface CredentialFieldProps {
  readonly field: ProviderField;
  /** What is kept; of a secret its last characters. */
  readonly kept: string | undefined;
  readonly typed: string | undefined;
  readonly isReadOnly: boolean;
  readonly error: string | undefined;
  readonly onType: (text: string) => void;
}

function CredentialField({ field, kept, typed, isReadOnly, error, onType }: CredentialFieldProps) {
  const isSecret = field.kind === 'secret';
  const common = {
    label: field.title,
    description: field.description,
    // The server knows which of them may be left out together.
    withAsterisk: field.isRequired && kept === undefined,
    autoComplete: isSecret ? 'new-password' : 'off',
    readOnly: isReadOnly,
    error,
    // Password fields do not say it by themselves.
    'aria-invalid': error !== undefined,
    onChange: (event: ChangeEvent<HTMLInputElement>) => onType(event.currentTarget.value),
  };
  if (isSecret) return <PasswordInput {...common} placeholder={kept && `${kept} is kept`} value={typed ?? ''} />;
  return (
    <TextInput
      {...common}
      placeholder={field.default === null ? undefined : String(field.default)}
      value={typed ?? kept ?? ''}
    />
  );
}
