import { type HttpRoute, invalid, jsonBody, refusal } from '../http/route.ts';
import type { AgentStore } from './agent-store.ts';
import { newId } from './ids.ts';
import { type Json, textAt } from './merge-config.ts';

const BASE = '/v1/convai/phone-numbers';

interface ImportedNumber {
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly agentId: string | null;
}

/** Numbers that the service was lent, and the registering of calls whose number stays with its owner. */
export function telephoneRoutes(agents: AgentStore): readonly HttpRoute[] {
  const numbers = new Map<string, ImportedNumber>();
  const find = (id = '') => {
    const number = numbers.get(id);
    if (!number) throw refusal(404, 'phone_number_not_found', `Phone number ${id} not found.`);
    return number;
  };
  const shown = ({ id, number, label, agentId }: ImportedNumber) => ({
    ...{ provider: 'twilio', phone_number_id: id, phone_number: number, label },
    ...{ supports_inbound: true, supports_outbound: true },
    assigned_agent: agentId === null ? null : { agent_id: agentId, agent_name: agents.find(agentId)?.name ?? '' },
  });
  const agentOf = (body: Json): string | null => {
    const id = textAt(body, 'agent_id');
    return id === '' ? null : agents.get(id).agentId;
  };
  return [
    {
      method: 'POST',
      path: BASE,
      handle: request => {
        const body = jsonBody(request);
        for (const field of ['phone_number', 'label', 'sid', 'token'])
          if (textAt(body, field) === '') throw invalid(['body', field], 'Field required', 'missing');
        const id = newId('phnum');
        const [number, label] = [textAt(body, 'phone_number'), textAt(body, 'label')];
        numbers.set(id, { id, number, label, agentId: agentOf(body) });
        return { json: { phone_number_id: id } };
      },
    },
    { method: 'GET', path: BASE, handle: () => ({ json: [...numbers.values()].map(shown) }) },
    { method: 'GET', path: `${BASE}/:id`, handle: ({ params }) => ({ json: shown(find(params.id)) }) },
    {
      method: 'PATCH',
      path: `${BASE}/:id`,
      handle: request => {
        const body = jsonBody(request);
        const before = find(request.params.id);
        const label = textAt(body, 'label') || before.label;
        const changed = { ...before, label, ...('agent_id' in body && { agentId: agentOf(body) }) };
        numbers.set(before.id, changed);
        return { json: shown(changed) };
      },
    },
    {
      method: 'DELETE',
      path: `${BASE}/:id`,
      handle: ({ params }) => {
        numbers.delete(find(params.id).id);
        return { json: {} };
      },
    },
    {
      method: 'POST',
      path: '/v1/convai/twilio/register-call',
      handle: request => {
        const body = jsonBody(request);
        const { agentId, conversationConfig } = agents.get(textAt(body, 'agent_id'));
        for (const field of ['from_number', 'to_number'])
          if (!/^\+[1-9]\d{6,14}$/.test(textAt(body, field))) throw invalid(['body', field], 'Input should be E.164');
        const formats = [
          textAt(conversationConfig, 'tts', 'agent_output_audio_format'),
          textAt(conversationConfig, 'asr', 'user_input_audio_format'),
        ];
        if (formats.some(format => format !== 'ulaw_8000'))
          throw refusal(400, 'invalid_audio_format', 'The agent must use ulaw_8000 both ways.');
        const url = `wss://${request.headers.host}/v1/convai/conversation/twilio?agent_id=${agentId}`;
        const twiml = `<?xml version="1.0" encoding="UTF-8"?><Response><Connect><Stream url="${url}"/></Connect></Response>`;
        return { file: { type: 'application/xml', parts: once(twiml) } };
      },
    },
  ];
}

async function* once(text: string) {
  yield text;
}
