import { isRecord } from '../is-record.ts';
import { BadRequest, checkNumber, listOf, strangerIn, textField } from '../read-content.ts';
import type { ModelRequest, RequestMessage } from '../scripted-reply.ts';

type Body = Readonly<Record<string, unknown>>;

// The Gemini API reference: GenerateContentRequest.
const KNOWN = new Set(
  'contents systemInstruction tools toolConfig generationConfig safetySettings cachedContent serviceTier store'.split(
    ' ',
  ),
);
const TIERS = new Set(['standard', 'flex', 'priority']);

/** Reads the body of a `streamGenerateContent`. Throws `BadRequest` where the service would refuse it. */
export function readGenerateRequest(model: string, body: Body): ModelRequest {
  const stranger = strangerIn(body, KNOWN);
  if (stranger !== undefined) throw new BadRequest(`Invalid JSON payload received. Unknown name "${stranger}"`);
  const { generationConfig, serviceTier } = body;
  if (isRecord(generationConfig)) {
    checkNumber(generationConfig, 'temperature', 0, 2);
    checkNumber(generationConfig, 'maxOutputTokens', 1, 1_000_000);
  }
  if (serviceTier !== undefined && !TIERS.has(String(serviceTier)))
    throw new BadRequest('Invalid value at serviceTier');
  const contents = listOf(body.contents, 'contents');
  if (contents.length === 0) throw new BadRequest('* GenerateContentRequest.contents: contents is not specified');
  if (contents[0]?.role === 'model') throw new BadRequest('Please ensure that the first turn is of the user.');
  checkTurns(contents);
  return {
    model,
    instructions: isRecord(body.systemInstruction) ? textOfParts(body.systemInstruction) : '',
    messages: contents.flatMap(readContent),
    tools: body.tools === undefined ? [] : listOf(body.tools, 'tools').flatMap(readTools),
    body,
  };
}

function readTools({ functionDeclarations }: Body): readonly string[] {
  return functionDeclarations === undefined
    ? []
    : listOf(functionDeclarations, 'functionDeclarations').map(tool => textField(tool, 'name'));
}

function readContent(content: Body): RequestMessage[] {
  if (content.role !== 'user' && content.role !== 'model')
    throw new BadRequest('Please use a valid role: user, model.');
  const messages: RequestMessage[] = [];
  const calls: { id: string; name: string; arguments: unknown }[] = [];
  for (const part of listOf(content.parts, 'parts')) {
    const { functionCall: call, functionResponse: answer } = part;
    if (isRecord(call)) {
      const name = textField(call, 'name');
      calls.push({ id: typeof call.id === 'string' ? call.id : name, name, arguments: call.args ?? {} });
    } else if (isRecord(answer)) {
      const name = textField(answer, 'name');
      messages.push({
        role: 'tool',
        text: JSON.stringify(answer.response),
        toolCallId: typeof answer.id === 'string' ? answer.id : name,
      });
    }
  }
  const text = textOfParts(content);
  const role = content.role === 'model' ? 'assistant' : 'user';
  if (calls.length > 0) messages.push({ role, text, toolCalls: calls });
  else if (text !== '') messages.push({ role, text });
  return messages;
}

function textOfParts({ parts }: Body): string {
  return listOf(parts, 'parts').reduce((text, part) => text + (typeof part.text === 'string' ? part.text : ''), '');
}

/** As many answers as calls, in the turn right after them. */
function checkTurns(contents: readonly Body[]): void {
  let open = 0;
  for (const content of contents) {
    const parts = listOf(content.parts, 'parts');
    const answers = parts.filter(part => part.functionResponse !== undefined).length;
    if (answers !== open)
      throw new BadRequest(
        'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
      );
    open = parts.filter(part => part.functionCall !== undefined).length;
  }
  if (open > 0) throw new BadRequest('Please ensure that function call turns are followed by their responses.');
}
