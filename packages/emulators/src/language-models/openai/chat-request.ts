import { isRecord } from '../is-record.ts';
import { BadRequest, checkNumber, listOf, required, strangerIn, textField, textOf } from '../read-content.ts';
import type { ModelRequest, RequestMessage } from '../scripted-reply.ts';

type Body = Readonly<Record<string, unknown>>;

// The service's published OpenAPI description: CreateChatCompletionRequest.
const KNOWN = new Set(
  `model messages stream stream_options tools tool_choice parallel_tool_calls temperature top_p max_tokens
  max_completion_tokens response_format service_tier stop seed user safety_identifier prompt_cache_key
  prompt_cache_options prompt_cache_retention reasoning_effort verbosity store metadata frequency_penalty
  presence_penalty logit_bias logprobs top_logprobs n modalities audio prediction web_search_options`.split(/\s+/),
);
const TIERS = new Set(['auto', 'default', 'flex', 'priority', 'scale', 'fast']);
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/** Reads the body of a chat completion. Throws `BadRequest` where the service would refuse it. */
export function readChatRequest(body: Body): ModelRequest {
  const stranger = strangerIn(body, KNOWN);
  if (stranger !== undefined) throw new BadRequest(`Unrecognized request argument supplied: ${stranger}`, stranger);
  const model = textField(body, 'model');
  if (body.max_tokens !== undefined && body.max_completion_tokens !== undefined)
    throw new BadRequest('Setting both max_tokens and max_completion_tokens is not supported.', 'max_tokens');
  checkCommon(body);
  const messages = listOf(body.messages, 'messages').map(readMessage);
  if (messages.length === 0) throw new BadRequest('messages must not be empty.', 'messages');
  checkToolAnswers(messages);
  const [first, ...rest] = messages;
  const tools = body.tools === undefined ? [] : listOf(body.tools, 'tools').map(({ function: tool }) => toolName(tool));
  return first?.role === 'system'
    ? { model, instructions: first.text, messages: rest, tools, body }
    : { model, instructions: '', messages, tools, body };
}

/** What chat completions and responses have in common. */
export function checkCommon(body: Body): void {
  checkNumber(body, 'temperature', 0, 2);
  checkNumber(body, 'max_tokens', 1, 1_000_000);
  checkNumber(body, 'max_completion_tokens', 1, 1_000_000);
  checkNumber(body, 'max_output_tokens', 16, 1_000_000);
  const { service_tier: tier } = body;
  if (tier !== undefined && (typeof tier !== 'string' || !TIERS.has(tier)))
    throw new BadRequest(`Invalid value: '${String(tier)}'.`, 'service_tier');
  if (body.stream_options !== undefined && body.stream !== true)
    throw new BadRequest("The 'stream_options' parameter is only allowed when 'stream' is enabled.", 'stream_options');
}

export function toolName(tool: unknown): string {
  if (!isRecord(tool) || typeof tool.name !== 'string' || !TOOL_NAME.test(tool.name))
    throw new BadRequest('A tool needs a name of letters, digits, _ and -.', 'tools');
  if (tool.parameters !== undefined && !isRecord(tool.parameters))
    throw new BadRequest('The parameters of a tool are a JSON Schema.', 'tools');
  return tool.name;
}

function readMessage(message: Body): RequestMessage {
  const text = required(textOf(message.content), 'The content of a message is text or parts.', 'messages');
  switch (message.role) {
    case 'system':
    case 'developer':
      return { role: 'system', text };
    case 'user':
      return { role: 'user', text };
    case 'tool':
      return { role: 'tool', text, toolCallId: textField(message, 'tool_call_id') };
    case 'assistant':
      if (message.tool_calls === undefined) return { role: 'assistant', text };
      return {
        role: 'assistant',
        text,
        toolCalls: listOf(message.tool_calls, 'tool_calls').map(call => {
          const described = isRecord(call.function) ? call.function : {};
          return {
            id: textField(call, 'id'),
            name: textField(described, 'name'),
            arguments: readArguments(textField(described, 'arguments')),
          };
        }),
      };
    default:
      throw new BadRequest(`Invalid value: '${String(message.role)}'.`, 'messages[].role');
  }
}

/** Arguments in a history were once the model's own: text of JSON. */
export function readArguments(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('The arguments of a tool call are not JSON.', 'messages');
  }
}

function checkToolAnswers(messages: readonly RequestMessage[]): void {
  const open = new Set<string>();
  for (const { role, toolCallId, toolCalls } of messages) {
    if (role === 'tool') {
      if (!open.delete(toolCallId ?? ''))
        throw new BadRequest("messages with role 'tool' must be a response to a preceding message with 'tool_calls'.");
      continue;
    }
    if (open.size > 0) break;
    for (const { id } of toolCalls ?? []) open.add(id);
  }
  if (open.size > 0)
    throw new BadRequest(
      "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.",
    );
}
