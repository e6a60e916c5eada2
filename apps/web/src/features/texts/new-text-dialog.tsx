import type { BusinessSummary } from '@frontdesk/contract';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAttempt } from '../../api/use-attempt.ts';
import { RefusalAlert } from '../../shell/refusal-alert.tsx';
import { NOBODY_CHOSEN, type Recipient, RecipientSelect } from '../contacts/recipient-select.tsx';
import { MessageBox } from './message-box.tsx';
import { sendText } from './text-queries.ts';

interface NewTextDialogProps {
  readonly business: BusinessSummary;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Writes to a contact or a number, and opens the thread. */
export function NewTextDialog({ business, opened, onClose }: NewTextDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="New text" centered>
      <NewTextForm business={business} onClose={onClose} />
    </Modal>
  );
}

function NewTextForm({ business, onClose }: Pick<NewTextDialogProps, 'business' | 'onClose'>) {
  const [recipient, setRecipient] = useState<Recipient>();
  const [isTried, setTried] = useState(false);
  const [text, setText] = useState('');
  const attempt = useAttempt();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const body = text.trim();
  const sending = useMutation({
    mutationFn: (to: Recipient) => {
      const message = { businessId: business.id, recipient: withNumber(to), body };
      return sendText(message, attempt.keyFor(message));
    },
    onSuccess: ({ threadId }) => {
      onClose();
      void queryClient.invalidateQueries({ queryKey: ['text-threads'] });
      void navigate({ to: '/texts/$threadId', params: { threadId } });
    },
  });
  const send = () => {
    setTried(true);
    if (recipient && body !== '' && !sending.isPending) sending.mutate(recipient);
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <Stack>
        <RefusalAlert error={sending.error} title="Not sent" />
        <RecipientSelect
          business={business}
          label="To"
          value={recipient}
          error={isTried && !recipient ? NOBODY_CHOSEN : undefined}
          onChange={setRecipient}
        />
        <MessageBox label="Text" value={text} onChange={setText} onSend={send} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={body === ''} loading={sending.isPending}>
            Send
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The number that is shown is the one that is written to, also where a contact has several. */
function withNumber(recipient: Recipient) {
  const { number } = recipient;
  if (number !== undefined) return { number };
  return 'contactId' in recipient ? { contactId: recipient.contactId } : recipient;
}
