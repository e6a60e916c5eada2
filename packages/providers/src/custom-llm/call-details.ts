import type { DialogueContext } from '@frontdesk/voice';

/** The call as Retell would describe it to the server, as far as it is known here. */
export function callDetails({ call, snapshot, wallTime }: DialogueContext): object {
  const { agent, business } = snapshot;
  const direction = call.direction ?? 'inbound';
  const isOutbound = direction === 'outbound';
  const variables = {
    business_name: business.name,
    ...(call.contact?.name && { contact_name: call.contact.name }),
    ...(call.purpose?.text && { purpose: call.purpose.text }),
    ...Object.fromEntries(Object.entries(call.purpose?.slots ?? {}).map(([name, value]) => [name, String(value)])),
  };
  return {
    call_type: direction === 'web' ? 'web_call' : 'phone_call',
    call_id: call.id,
    agent_id: agent.id,
    agent_name: agent.name,
    call_status: 'ongoing',
    ...(direction !== 'web' && {
      direction,
      from_number: (isOutbound ? call.to : call.from) ?? '',
      to_number: (isOutbound ? call.from : call.to) ?? '',
    }),
    start_timestamp: wallTime().getTime(),
    metadata: {},
    retell_llm_dynamic_variables: variables,
  };
}
