import { Textarea } from '@mantine/core';

/** The API's limit for one message. */
const LONGEST = 1600;
/** From here on the writer is told how long it is: one plain segment has 160 characters (3GPP TS 23.038). */
const ONE_SEGMENT = 160;

interface MessageBoxProps {
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
}

/** Where a text is written. Ctrl or ⌘ with Enter sends it; Enter alone begins a line. */
export function MessageBox({ label, isLabelHidden = false, value, error, onChange, onSend }: MessageBoxProps) {
  return (
    <Textarea
      label={isLabelHidden ? undefined : label}
      aria-label={isLabelHidden ? label : undefined}
      placeholder="Write a text"
      autosize
      minRows={isLabelHidden ? 1 : 3}
      maxRows={8}
      maxLength={LONGEST}
      value={value}
      error={error}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={value.length > ONE_SEGMENT ? `${value.length} of ${LONGEST} characters` : undefined}
      onChange={event => onChange(event.currentTarget.value)}
      onKeyDown={event => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSend();
      }}
      flex={1}
    />
  );
}
