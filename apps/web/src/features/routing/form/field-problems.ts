import { createContext, use } from 'react';
import { problemAt } from '../../../api/refusal.ts';

/** Why the server did not take the rule; fields look up what concerns them. */
export const RuleRefusal = createContext<unknown>(undefined);

/** What is wrong with a field of the rule, written as on the wire: `outcome.options.0.key`. */
export function useProblem(field: string): string | undefined {
  return problemAt(use(RuleRefusal), field);
}
