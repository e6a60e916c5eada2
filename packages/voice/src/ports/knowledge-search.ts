import type { KnowledgeEntry } from '@frontdesk/contract';

export interface KnowledgeMatch {
  readonly entry: KnowledgeEntry;
  /** 0 to 1; how sure the search is that this answers the question. */
  readonly score: number;
}

/** Finds which entries answer a question, best first. Empty when nothing fits. */
export interface KnowledgeSearch {
  search(
    entries: readonly KnowledgeEntry[],
    question: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly KnowledgeMatch[]>;
}
