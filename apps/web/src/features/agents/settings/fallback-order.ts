import type { Listed } from './agent-draft.ts';

/** As many as an agent may have of each. */
export const MAX_FALLBACKS = 3;

/** The list with one entry a step earlier or later; undefined where there is nowhere to go. */
export function moved<Choice>(
  list: readonly Listed<Choice>[],
  key: number,
  step: -1 | 1,
): readonly Listed<Choice>[] | undefined {
  const from = list.findIndex(entry => entry.key === key);
  const entry = list[from];
  const other = list[from + step];
  return entry && other ? list.with(from, other).with(from + step, entry) : undefined;
}

/** The list with an entry at its end. */
export function added<Choice>(list: readonly Listed<Choice>[], choice: Choice): readonly Listed<Choice>[] {
  return [...list, { ...choice, key: Math.max(-1, ...list.map(({ key }) => key)) + 1 }];
}
