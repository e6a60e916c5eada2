import type { AgentConfigInput, BusinessKind, CallSnapshot, PromptTemplate } from '@frontdesk/contract';
import type { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import type { Tool } from '../tools/tool.ts';

/** The part of a call's snapshot that only one kind of business has. */
export type VerticalSnapshot = Pick<CallSnapshot, 'restaurant' | 'realEstate'>;

/** Everything that makes a kind of business special. A new kind is one such record and one line in `verticals.ts`. */
export interface Vertical {
  readonly kind: BusinessKind;
  readonly title: string;
  /** Where its routes live, below `/api`. */
  readonly urlPrefix: string;
  /** Shape of `businesses.profile`. */
  readonly profile: z.ZodObject;
  /** What a new agent starts with. */
  readonly defaultAgent: AgentConfigInput;
  /** System prompts that ship for it; one is the default. */
  readonly prompts: readonly PromptTemplate[];
  /** Its own tools, beside those every agent has. */
  readonly tools: readonly Tool[];
  /** Kinds of knowledge items its dashboard offers. */
  readonly knowledgeTypes: readonly string[];
  /** Reads its part of the snapshot a call starts with. `profile` is the business's own. */
  loadSnapshot(db: Database, businessId: string, profile: unknown): Promise<VerticalSnapshot>;
}
