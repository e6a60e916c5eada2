import type { Usage } from '@frontdesk/contract';
import type { GenerateRequest } from '@frontdesk/voice';
import { z } from 'zod';

export interface GarbledCallFacts {
  readonly tool: string;
  /** What the same answer had already said. */
  readonly said: string;
  readonly mayBeRepeated: boolean;
  readonly usage: Usage | null;
}

/** A model asked for a tool with arguments that are not a JSON object. */
export class GarbledCall extends Error {
  override readonly name = 'GarbledCall';
  readonly tool: string;
  readonly said: string;
  readonly mayBeRepeated: boolean;
  readonly usage: Usage | null;

  constructor({ tool, said, mayBeRepeated, usage }: GarbledCallFacts) {
    super('The arguments of a tool call are no JSON object.');
    this.tool = tool;
    this.said = said;
    this.mayBeRepeated = mayBeRepeated;
    this.usage = usage;
  }
}

const Arguments = z.record(z.string(), z.unknown());

/** The arguments of a call; an empty text for a tool that takes none. Undefined when they make no sense. */
export function readArguments(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.trim() === '') return {};
  try {
    return Arguments.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The same request, and what was wrong with the answer to it. */
export function correction(request: GenerateRequest, { tool, said }: GarbledCall): GenerateRequest {
  const again = `The arguments of your call of ${tool} were not a JSON object. Call it again.`;
  return {
    ...request,
    messages: [
      ...request.messages,
      ...(said === '' ? [] : [{ role: 'agent' as const, text: said }]),
      { role: 'note', text: said === '' ? again : `${again} Do not repeat what you have just said.` },
    ],
  };
}
