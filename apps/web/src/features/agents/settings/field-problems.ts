import { createContext, use } from 'react';
import { problemAt } from '../../../api/refusal.ts';

/** Why the server did not take the agent; fields look up what concerns them. */
export const AgentRefusal = createContext<unknown>(undefined);

/** What is wrong with a field of the agent, written as on the wire: `fallbacks.voice.0.provider`. */
export function useProblem(field: string): string | undefined {
  return problemAt(use(AgentRefusal), field);
}

/** As `useProblem`, for fields that are known only when they are shown. */
export function useProblemAt(): (field: string) => string | undefined {
  const refusal = use(AgentRefusal);
  return field => problemAt(refusal, field);
}
