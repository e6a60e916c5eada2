import { isRecord } from '../is-record.ts';
import { BadRequest, listOf, required, strangerIn, textField, textOf } from '../read-content.ts';
import type { ModelRequest, RequestMessage } from '../scripted-reply.ts';
import { checkCommon, readArguments, toolName } from './chat-request.ts';

type Body = Readonly<Record<string, unknown>>;

// The service's published OpenAPI description: CreateResponse.
const KNOWN = new Set(
  `model input instructions tools tool_choice parallel_tool_calls previous_response_id conversation store stream
  stream_options max_output_tokens max_tool_calls temperature top_p text reasoning include metadata truncation
  service_tier user safety_identifier prompt_cache_key prompt_cache_options prompt_cache_retention background prompt
  top_logprobs context_management`.split(/\s+/),
);

/** Reads the body of a request for a response. Throws `BadRequest` where the service would refuse it. */
export function readResponsesRequest(body: Body): ModelRequest {
  const stranger = strangerIn(body, KNOWN);
  if (stranger !== undefined) throw new BadRequest(`Unknown parameter: '${stranger}'.`, stranger);
  checkCommon(body);
  const model = textField(body, 'model');
  const tools = body.tools === undefined ? [] : listOf(body.tools, 'tools').map(toolName);
  const messages: readonly RequestMessage[] =
    typeof body.input === 'string'
      ? [{ role: 'user', text: body.input }]
      : joinCalls(listOf(body.input, 'input').map(readItem));
  checkAnswers(messages, body);
  if (typeof body.instructions === 'string') return { model, instructions: body.instructions, messages, tools, body };
  const [first, ...rest] = messages;
  return first?.role === 'system'
    ? { model, instructions: first.text, messages: rest, tools, body }
    : { model, instructions: '', messages, tools, body };
}

function readItem(item: Body): RequestMessage {
  switch (item.type ?? 'message') {
    case 'function_call':
      return {
        role: 'assistant',
        text: '',
        toolCalls: [
          {
            id: textField(item, 'call_id'),
            name: textField(item, 'name'),
            arguments: readArguments(textField(item, 'arguments')),
          },
        ],
      };
    case 'function_call_output':
      return { role: 'tool', text: textOf(item.output) ?? '', toolCallId: textField(item, 'call_id') };
    case 'message':
      return readMessage(item);
    default:
      throw new BadRequest(`Invalid value: '${String(item.type)}'.`, 'input');
  }
}

function readMessage({ role, content }: Body): RequestMessage {
  if (role !== 'user' && role !== 'assistant' && role !== 'system' && role !== 'developer')
    throw new BadRequest(`Invalid value: '${String(role)}'.`, 'input');
  const expected = role === 'assistant' ? 'output_text' : 'input_text';
  const isOdd = (part: unknown) => !isRecord(part) || part.type !== expected;
  if (Array.isArray(content) && content.some(isOdd))
    throw new BadRequest(`The content of ${role} messages is of type ${expected}.`, 'input');
  const text = required(textOf(content), 'The content of a message is text or parts.', 'input');
  return { role: role === 'developer' ? 'system' : role, text };
}

/** Every call is an item of its own; a script sees them on one message, as everywhere else. */
function joinCalls(items: readonly RequestMessage[]): readonly RequestMessage[] {
  const joined: RequestMessage[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (item.toolCalls && last?.role === 'assistant')
      joined[joined.length - 1] = { ...last, toolCalls: [...(last.toolCalls ?? []), ...item.toolCalls] };
    else joined.push(item);
  }
  return joined;
}

function checkAnswers(
  messages: readonly RequestMessage[],
  { previous_response_id: previous, conversation }: Body,
): void {
  const open = new Set<string>();
  const isWhole = previous === undefined && conversation === undefined;
  for (const { toolCalls, toolCallId } of messages) {
    for (const { id } of toolCalls ?? []) open.add(id);
    if (toolCallId !== undefined && !open.delete(toolCallId) && isWhole)
      throw new BadRequest(`No tool call found for function call output with call_id ${toolCallId}.`, 'input');
  }
  for (const id of open) throw new BadRequest(`No tool output found for function call ${id}.`, 'input');
}
