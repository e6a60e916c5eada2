const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names that a text has placeholders for, each once. */
export function placeholdersIn(template: string): string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/** Puts an entry's variables in. Values are no templates themselves; what is not there is left out. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(PLACEHOLDER, (_placeholder, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : '',
  );
}
