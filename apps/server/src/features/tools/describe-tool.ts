import type { ToolDescription } from '@frontdesk/voice';
import { z } from 'zod';
import type { Tool } from './tool.ts';

const described = new WeakMap<Tool, ToolDescription>();

/** What a language model is told of a tool. Made once: it is the same on every call. */
export function describeTool(tool: Tool): ToolDescription {
  const known = described.get(tool);
  if (known) return known;
  const { name, description, isReadOnly } = tool;
  // As the arguments are sent, before they are transformed; a default makes one optional.
  const { $schema: _, ...parameters } = z.toJSONSchema(tool.arguments, { io: 'input' });
  const made = { name, description, parameters, isReadOnly };
  described.set(tool, made);
  return made;
}
