import { asObject } from '../http/route.ts';
import type { EmulatedAgent } from './agent-store.ts';
import { type Json, mergeConfig, textAt, valueAt } from './merge-config.ts';

/** The first thing a client overrides without being permitted to: `agent.prompt.prompt`. Null when all is well. */
export function forbiddenOverride(agent: EmulatedAgent, overrides: Json): string | null {
  const permitted = valueAt(agent.platformSettings, 'overrides', 'conversation_config_override');
  return firstForbidden(overrides, permitted, []);
}

function firstForbidden(wanted: Json, permitted: unknown, path: readonly string[]): string | null {
  for (const [key, value] of Object.entries(wanted)) {
    if (value === null || value === undefined) continue;
    const allowed = asObject(permitted)?.[key];
    const inner = asObject(value);
    if (inner && allowed !== true) {
      const forbidden = firstForbidden(inner, allowed, [...path, key]);
      if (forbidden !== null) return forbidden;
    } else if (allowed !== true) return [...path, key].join('.');
  }
  return null;
}

/** The configuration of one conversation. */
export const configFor = (agent: EmulatedAgent, overrides: Json): Json =>
  mergeConfig(agent.conversationConfig, overrides);

/** A `{{name}}` of the prompt or the first message that nobody gave a value; null when there is none. */
export function missingVariable(config: Json, given: unknown): string | null {
  const placeholders = valueAt(config, 'agent', 'dynamic_variables', 'dynamic_variable_placeholders');
  const known = { ...asObject(placeholders), ...asObject(given) };
  const texts = [textAt(config, 'agent', 'prompt', 'prompt'), textAt(config, 'agent', 'first_message')];
  for (const text of texts)
    for (const [, name = ''] of text.matchAll(/\{\{\s*(.*?)\s*\}\}/g))
      if (!(name in known) && !name.startsWith('system__')) return name;
  return null;
}

/** A text with its variables filled in. */
export function filledIn(text: string, given: unknown): string {
  return text.replaceAll(/\{\{\s*(.*?)\s*\}\}/g, (whole, name: string) => String(asObject(given)?.[name] ?? whole));
}
