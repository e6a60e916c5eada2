import type {
  LanguageModelV4FunctionTool,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
  SharedV4ProviderOptions,
} from '@ai-sdk/provider';
import type { GenerateRequest, ModelMessage, ToolDescription } from '@frontdesk/voice';

export interface PromptStyle {
  /**
   * How the model is told what the caller did not say. `system`: by a system message in the middle of the conversation.
   * `bracketed`: in brackets among the caller's words, for services that know system messages only at the beginning;
   * those also want the two sides to take turns, and the caller's side to begin and to end.
   */
  readonly notes: 'system' | 'bracketed';
  /** Goes with the instructions, to have them cached. */
  readonly instructionOptions?: SharedV4ProviderOptions;
  /** Goes back with a tool call that the service has signed. */
  readonly signatureOf: (callId: string) => SharedV4ProviderOptions | undefined;
}

type Side = Extract<LanguageModelV4Message, { role: 'user' }>;
type ToolAnswers = Extract<LanguageModelV4Message, { role: 'tool' }>;

const OPENING = '[The call begins.]';
const GO_ON = '[Go on.]';

/** The conversation in the AI SDK's words: instructions first, the same on every turn, so that services can cache them. */
export function promptOf({ instructions, messages }: GenerateRequest, style: PromptStyle): LanguageModelV4Prompt {
  const prompt: LanguageModelV4Prompt = [
    {
      role: 'system',
      content: instructions,
      ...(style.instructionOptions && { providerOptions: style.instructionOptions }),
    },
  ];
  const isBracketed = style.notes === 'bracketed';
  let lastSide: Side | undefined;
  let answers: ToolAnswers | undefined;
  const callerSays = (text: string) => {
    if (isBracketed && lastSide) lastSide.content.push({ type: 'text', text });
    else {
      lastSide = { role: 'user', content: [{ type: 'text', text }] };
      prompt.push(lastSide);
    }
  };

  for (const message of messages) {
    if (isBracketed && prompt.length === 1 && message.role === 'agent') callerSays(OPENING);
    if (message.role !== 'tool') answers = undefined;
    if (message.role === 'agent' || message.role === 'tool') lastSide = undefined;
    switch (message.role) {
      case 'caller':
        callerSays(message.text);
        break;
      case 'note':
        if (isBracketed) callerSays(`[${message.text}]`);
        else prompt.push({ role: 'system', content: message.text });
        break;
      case 'agent':
        pushAgent(prompt, message, style);
        break;
      case 'tool': {
        const { callId, name, result } = message;
        const answer = {
          type: 'tool-result' as const,
          toolCallId: callId,
          toolName: name,
          output: { type: 'text' as const, value: JSON.stringify(result) },
        };
        // Google takes the answers to calls made side by side only together.
        if (answers) answers.content.push(answer);
        else {
          answers = { role: 'tool', content: [answer] };
          prompt.push(answers);
        }
      }
    }
  }
  if (isBracketed) {
    if (prompt.length === 1) callerSays(OPENING);
    else if (prompt.at(-1)?.role === 'assistant') callerSays(GO_ON);
  }
  return prompt;
}

function pushAgent(
  prompt: LanguageModelV4Prompt,
  { text, toolCalls = [] }: Extract<ModelMessage, { role: 'agent' }>,
  style: PromptStyle,
): void {
  if (text === '' && toolCalls.length === 0) return;
  prompt.push({
    role: 'assistant',
    content: [
      ...(text === '' ? [] : [{ type: 'text' as const, text }]),
      ...toolCalls.map(call => {
        const providerOptions = style.signatureOf(call.id);
        return {
          type: 'tool-call' as const,
          toolCallId: call.id,
          toolName: call.name,
          input: call.arguments,
          ...(providerOptions && { providerOptions }),
        };
      }),
    ],
  });
}

type JsonSchema = LanguageModelV4FunctionTool['inputSchema'];

export function toolsOf(tools: readonly ToolDescription[]): LanguageModelV4FunctionTool[] {
  return tools.map(({ name, description, parameters }) => ({
    type: 'function',
    name,
    description,
    inputSchema: isJsonSchema(parameters) ? parameters : { type: 'object' },
  }));
}

/** Whoever describes a tool writes JSON Schema; anything else would be refused by the service. */
function isJsonSchema(
  parameters: Readonly<Record<string, unknown>>,
): parameters is Readonly<Record<string, unknown>> & JsonSchema {
  return parameters.type === 'object';
}
