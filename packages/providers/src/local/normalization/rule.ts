/** One rewriting step: every match of `pattern` (global) is replaced by what `speak` makes of it. */
export interface Rule {
  readonly pattern: RegExp;
  readonly speak: (...groups: string[]) => string;
}

/** Applies the rules one after the other, each to the whole text. `speak` receives the match and its groups; groups that took no part are ''. */
export function applyRules(text: string, rules: readonly Rule[]): string {
  return rules.reduce(
    (current, { pattern, speak }) =>
      current.replace(pattern, (...parts: unknown[]) =>
        speak(...parts.map(part => (typeof part === 'string' ? part : ''))),
      ),
    text,
  );
}
