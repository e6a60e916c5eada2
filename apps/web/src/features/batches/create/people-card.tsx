import { FileInput, SegmentedControl, Stack } from '@mantine/core';
import { Card } from '../../../shell/card.tsx';
import { Icon } from '../../../shell/icon.tsx';
import { ContactPicker } from './contact-picker.tsx';
import { batchProblem, type FormPart } from './form-part.ts';

/** Who is called: contacts, or the people of a file. */
export function PeopleCard({ business, draft, error, onChange }: FormPart) {
  return (
    <Card title="Whom">
      <Stack gap="sm">
        <SegmentedControl
          fullWidth
          aria-label="Where they come from"
          data={[
            { value: 'contacts', label: 'Contacts' },
            { value: 'file', label: 'CSV file' },
          ]}
          value={draft.source}
          onChange={source => onChange({ ...draft, source: source === 'file' ? 'file' : 'contacts' })}
        />
        {draft.source === 'contacts' ? (
          <ContactPicker
            businessId={business.id}
            value={draft.contacts}
            onChange={contacts => onChange({ ...draft, contacts })}
          />
        ) : (
          <FileInput
            label="File"
            description="First line: number, name, and any facts about them, such as table. Numbers as +14155550123."
            placeholder="Choose a CSV file"
            accept=".csv,text/csv"
            leftSection={<Icon name="upload" size={16} />}
            clearable
            value={draft.file}
            error={batchProblem(error, 'file')}
            onChange={file => onChange({ ...draft, file })}
          />
        )}
      </Stack>
    </Card>
  );
}
