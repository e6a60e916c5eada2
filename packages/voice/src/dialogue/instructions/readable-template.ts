import type { Scene } from '../scene.ts';
import { businessScope, callScope } from '../speech/scope.ts';
import { valueAt } from '../speech/template.ts';

/** A template for reading: what is known is filled in, the rest stands as its name, `[party size]`. */
export function readableTemplate(template: string, scene: Scene): string {
  const scope = { ...businessScope(scene), ...callScope(scene) };
  return template
    .replace(/\{\{\s*([^{}|]+?)\s*(?:\|[^{}]*)?\}\}/g, (_, path: string) => {
      const value = valueAt(scope, path);
      return typeof value === 'string' || typeof value === 'number' ? String(value) : `[${nameOf(path)}]`;
    })
    .replace(/\s+/g, ' ')
    .trim();
}

/** `slots.party_size` → "party size". */
export function nameOf(path: string): string {
  return (path.split('.').at(-1) ?? path).replaceAll('_', ' ');
}
