import { isRecord } from '../is-record.ts';
import { BadRequest, checkNumber, listOf, required, strangerIn, textField, textOf } from '../read-content.ts';
import type { ModelRequest, RequestMessage } from '../scripted-reply.ts';

type Body = Readonly<Record<string, unknown>>;

// The service's Messages API reference, November 2026.
const KNOWN = new Set(
  `model max_tokens messages system stream temperature top_k top_p stop_sequences tools tool_choice thinking metadata
  service_tier container context_management mcp_servers output_config output_format speed cache_control`.split(/\s+/),
);

/** Reads the body of a request for a message. Throws `BadRequest` where the service would refuse it. */
export function readMessagesRequest(body: Body): ModelRequest {
  const stranger = strangerIn(body, KNOWN);
  if (stranger !== undefined) throw new BadRequest(`${stranger}: Extra inputs are not permitted`);
  const model = textField(body, 'model');
  if (typeof body.max_tokens !== 'number') throw new BadRequest('max_tokens: Field required');
  checkNumber(body, 'max_tokens', 1, 1_000_000);
  checkNumber(body, 'temperature', 0, 1);
  const { service_tier: tier } = body;
  if (tier !== undefined && tier !== 'auto' && tier !== 'standard_only')
    throw new BadRequest("service_tier: Input should be 'auto' or 'standard_only'");
  const turns = listOf(body.messages, 'messages');
  if (turns[0]?.role !== 'user') throw new BadRequest('messages: first message must use the "user" role');
  const messages = turns.flatMap(readTurn);
  checkResults(turns);
  return {
    model,
    instructions: required(textOf(body.system), 'system: Input should be text or text blocks'),
    messages,
    tools: body.tools === undefined ? [] : listOf(body.tools, 'tools').map(readTool),
    body,
  };
}

function readTool(tool: Body): string {
  const name = textField(tool, 'name');
  if (!/^[a-zA-Z0-9_-]{1,128}$/.test(name)) throw new BadRequest('tools.name: String should match the pattern');
  if (!isRecord(tool.input_schema) || tool.input_schema.type !== 'object')
    throw new BadRequest("tools.input_schema.type: Input should be 'object'");
  return name;
}

function readTurn({ role, content }: Body): RequestMessage[] {
  if (role !== 'user' && role !== 'assistant')
    throw new BadRequest(`messages: Unexpected role "${String(role)}". Use the top-level system parameter.`);
  if (typeof content === 'string') return [{ role, text: content }];
  const messages: RequestMessage[] = [];
  const calls: { id: string; name: string; arguments: unknown }[] = [];
  let text = '';
  for (const block of listOf(content, 'messages.content')) {
    switch (block.type) {
      case 'text':
        if (block.text === '') throw new BadRequest('messages: text content blocks must be non-empty');
        text += textField(block, 'text');
        break;
      case 'tool_use':
        if (!isRecord(block.input)) throw new BadRequest('messages.content.tool_use.input: Input should be an object');
        calls.push({ id: textField(block, 'id'), name: textField(block, 'name'), arguments: block.input });
        break;
      case 'tool_result':
        messages.push({ role: 'tool', text: textOf(block.content) ?? '', toolCallId: textField(block, 'tool_use_id') });
        break;
      default:
        throw new BadRequest(`messages.content: Unexpected block type ${String(block.type)}`);
    }
  }
  if (calls.length > 0) messages.push({ role, text, toolCalls: calls });
  else if (text !== '') messages.push({ role, text });
  return messages;
}

/** Every `tool_use` is answered in the very next turn, and nothing else is. */
function checkResults(turns: readonly Body[]): void {
  let open: string[] = [];
  for (const { content } of turns) {
    const blocks = Array.isArray(content) ? content.filter(isRecord) : [];
    for (const { type, tool_use_id: id } of blocks) {
      if (type !== 'tool_result') continue;
      if (!open.includes(String(id)))
        throw new BadRequest(`messages: unexpected tool_use_id in tool_result: ${String(id)}`);
      open = open.filter(one => one !== id);
    }
    if (open.length > 0) break;
    open = blocks.flatMap(({ type, id }) => (type === 'tool_use' ? [String(id)] : []));
  }
  if (open.length > 0)
    throw new BadRequest(
      `messages: tool_use ids were found without tool_result blocks immediately after: ${open.join()}`,
    );
}
