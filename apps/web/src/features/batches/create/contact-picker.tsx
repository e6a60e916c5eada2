import type { Contact } from '@frontdesk/contract';
import { Button, Group, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { phoneNumber } from '../../../format/phone-number.ts';
import { RefusalAlert } from '../../../shell/refusal-alert.tsx';
import { contactsQuery, contactsTagged } from '../../contacts/contact-queries.ts';

interface ContactPickerProps {
  readonly businessId: string;
  readonly value: readonly Contact[];
  readonly onChange: (contacts: readonly Contact[]) => void;
}

/** Finds contacts by name, one by one, or takes all with a tag. */
export function ContactPicker({ businessId, value, onChange }: ContactPickerProps) {
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 200);
  const found = useQuery(contactsQuery(businessId, settled));
  const offered = merged(value, found.data ?? []);
  return (
    <Stack gap="sm">
      <MultiSelect
        label="Contacts"
        placeholder={value.length === 0 ? 'Name of a contact' : undefined}
        searchable
        clearable
        data={offered.map(contact => ({ value: contact.id, label: labelOf(contact) }))}
        // The server searched already.
        filter={({ options }) => options}
        value={value.map(({ id }) => id)}
        searchValue={search}
        onSearchChange={setSearch}
        onChange={ids => onChange(offered.filter(({ id }) => ids.includes(id)))}
        nothingFoundMessage={found.isError ? 'The contacts cannot be loaded.' : 'Nobody of this name.'}
      />
      <TagPicker businessId={businessId} onFound={contacts => onChange(merged(value, contacts))} />
      {value.length > 0 && (
        <Text size="sm" c="dimmed">
          {value.length} {value.length === 1 ? 'contact' : 'contacts'}. Who asked not to be called is skipped.
        </Text>
      )}
    </Stack>
  );
}

interface TagPickerProps {
  readonly businessId: string;
  readonly onFound: (contacts: readonly Contact[]) => void;
}

function TagPicker({ businessId, onFound }: TagPickerProps) {
  const [tag, setTag] = useState('');
  const adding = useMutation({ mutationFn: () => contactsTagged(businessId, tag.trim()), onSuccess: onFound });
  const add = () => {
    if (tag.trim() !== '') adding.mutate();
  };
  return (
    <>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label="Everybody tagged"
          placeholder="VIP"
          maxLength={40}
          value={tag}
          error={adding.data?.length === 0 ? 'Nobody has this tag.' : undefined}
          onChange={event => setTag(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return;
            // The batch is not ready to be sent yet.
            event.preventDefault();
            add();
          }}
          flex={1}
        />
        <Button variant="default" loading={adding.isPending} disabled={tag.trim() === ''} onClick={add}>
          Add
        </Button>
      </Group>
      <RefusalAlert error={adding.error} />
    </>
  );
}

function merged(some: readonly Contact[], more: readonly Contact[]): readonly Contact[] {
  return [...some, ...more.filter(({ id }) => !some.some(contact => contact.id === id))];
}

function labelOf({ name, phoneNumbers: [first] }: Contact): string {
  return name || (first ? phoneNumber(first) : 'Without a name');
}
