import type { BusinessSummary, Contact } from '@frontdesk/contract';
import { Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { phoneNumber } from '../../format/phone-number.ts';
import { typedNumber } from '../../format/typed-number.ts';
import { contactsQuery, contactWithNumberQuery } from './contact-queries.ts';

/** Whom to call or to text. */
export type Recipient =
  | { readonly contactId: string; readonly name: string; readonly number: string | undefined }
  | { readonly number: string };

interface RecipientSelectProps {
  readonly business: BusinessSummary;
  readonly label: string;
  readonly value: Recipient | undefined;
  readonly error?: string | undefined;
  readonly onChange: (recipient: Recipient | undefined) => void;
}

export const NOBODY_CHOSEN = 'Choose a contact, or type a whole number.';

const LONGEST_SEARCH = 120;

/** Finds a contact by name, or takes a number as it is typed. */
export function RecipientSelect({ business, label, value, error, onChange }: RecipientSelectProps) {
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim().slice(0, LONGEST_SEARCH), 200);
  const typed = typedNumber(search, business.phoneNumber ?? business.numbers[0]);
  const isChosen = value !== undefined && search === labelOf(value);
  const found = useQuery(contactsQuery(business.id, isChosen || typed ? '' : settled));
  const owner = useQuery({ ...contactWithNumberQuery(business.id, typed ?? ''), enabled: typed !== undefined }).data;
  const offered: readonly Recipient[] = typed
    ? [owner ? { ...recipientOf(owner), number: typed } : { number: typed }]
    : (found.data ?? []).map(recipientOf);
  const shown = value && !offered.some(other => keyOf(other) === keyOf(value)) ? [value, ...offered] : offered;
  return (
    <Select
      label={label}
      placeholder="Name of a contact, or a number"
      searchable
      selectFirstOptionOnChange
      clearable
      data-autofocus
      data={shown.map(recipient => ({ value: keyOf(recipient), label: labelOf(recipient) }))}
      // The server searched already.
      filter={({ options }) => options}
      value={value ? keyOf(value) : null}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={key => onChange(shown.find(recipient => keyOf(recipient) === key))}
      onBlur={() => {
        if (!isChosen && typed) onChange(offered[0]);
      }}
      nothingFoundMessage={
        found.isError
          ? 'The contacts cannot be loaded; a number can be typed.'
          : search === ''
            ? 'No contacts yet: type a number.'
            : 'Nobody of this name. Type a number, such as +1 415 555 0123.'
      }
      error={error}
      renderOption={({ option }) => {
        const recipient = shown.find(other => keyOf(other) === option.value);
        if (!recipient || !('name' in recipient)) return option.label;
        return (
          <Group justify="space-between" w="100%" gap="xs">
            <Text size="sm">{recipient.name}</Text>
            <Text size="xs" c="dimmed">
              {recipient.number ? phoneNumber(recipient.number) : 'no number'}
            </Text>
          </Group>
        );
      }}
    />
  );
}

function recipientOf({ id, name, phoneNumbers: [first] }: Contact): Recipient {
  return { contactId: id, name: name || (first ? phoneNumber(first) : 'Without a name'), number: first };
}

const keyOf = (recipient: Recipient) =>
  'contactId' in recipient ? `${recipient.contactId} ${recipient.number}` : recipient.number;

const labelOf = (recipient: Recipient) => ('contactId' in recipient ? recipient.name : phoneNumber(recipient.number));
