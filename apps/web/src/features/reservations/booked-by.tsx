import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** Leads to the call that booked. */
export function BookedBy({ callId }: { readonly callId: string | null }) {
  if (callId === null) return <Text size="sm">–</Text>;
  return (
    <Anchor size="sm" renderRoot={props => <Link {...props} to="/calls/$callId" params={{ callId }} />}>
      Phone call
    </Anchor>
  );
}
