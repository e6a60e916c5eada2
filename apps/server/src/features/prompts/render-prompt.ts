import type { PromptPreview } from '@frontdesk/contract';
import type { PromptContext } from './prompt-context.ts';
import { PROMPT_VARIABLES, type PromptVariable } from './prompt-variables.ts';

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;
/** Braces that belong to no placeholder, such as one that was never closed. */
const STRAY = /\{\{|\}\}/g;

const BY_NAME: ReadonlyMap<string, PromptVariable> = new Map(PROMPT_VARIABLES.map(entry => [entry.name, entry]));

/** Names in a prompt that stand for nothing, each once, in order; a stray `{{` or `}}` is named as itself. */
export function unknownVariables(template: string): string[] {
  const named = [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
  const stray = template.replace(PLACEHOLDER, '').match(STRAY) ?? [];
  return [...new Set([...named.filter(name => !BY_NAME.has(name)), ...stray])];
}

/**
 * Fills a system prompt for one call. What stands for nothing is left out, so that a placeholder never reaches a caller;
 * values are put in as they are, and are not templates themselves.
 */
export function renderPrompt(template: string, context: PromptContext): PromptPreview {
  const values = new Map<string, string>();
  for (const [, name = ''] of template.matchAll(PLACEHOLDER)) {
    const found = BY_NAME.get(name.trim());
    if (found && !values.has(found.name)) values.set(found.name, found.value(context) ?? '');
  }
  const prompt = template
    .split(PLACEHOLDER)
    // Odd places are the names between the braces.
    .map((piece, index) => (index % 2 === 0 ? piece.replace(STRAY, '') : (values.get(piece.trim()) ?? '')))
    .join('');
  const entries = [...values].map(([name, value]) => ({ name, value }));
  return {
    prompt,
    unknownVariables: unknownVariables(template),
    emptyVariables: entries.filter(({ value }) => value === '').map(({ name }) => name),
    values: entries.filter(({ value }) => value !== ''),
  };
}
