import type { BusinessSummary } from '@frontdesk/contract';
import { problemAt } from '../../../api/refusal.ts';
import type { BatchDraft } from './batch-draft.ts';

/** A part of the form, which has the whole draft at hand. */
export interface FormPart {
  readonly business: BusinessSummary;
  readonly draft: BatchDraft;
  /** Why the batch was refused. */
  readonly error: unknown;
  readonly onChange: (draft: BatchDraft) => void;
}

/** What is wrong with a field; an upload names it below `batch`. */
export function batchProblem(error: unknown, field: string): string | undefined {
  return problemAt(error, field) ?? problemAt(error, `batch.${field}`);
}
