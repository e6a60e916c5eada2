import { z } from 'zod';
import { BusinessKind } from '../business.ts';
import { PhoneNumberE164 } from '../identifiers.ts';
import { Instant } from './page.ts';

/** A system prompt to start from, with `{{variables}}` for what differs from business to business. */
export const PromptTemplate = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    /** Null: for every kind of business. */
    kind: BusinessKind.nullable(),
    /** What a new agent of this kind of business has. */
    isDefault: z.boolean(),
    text: z.string(),
  })
  .meta({ id: 'PromptTemplate' });
export type PromptTemplate = z.infer<typeof PromptTemplate>;

export const PromptTemplateQuery = z.strictObject({ kind: BusinessKind.optional() });
export const PromptTemplateList = z
  .object({
    items: z.array(PromptTemplate),
    /** Every name that can stand between the braces. */
    variables: z.array(z.object({ name: z.string(), description: z.string() })),
  })
  .meta({ id: 'PromptTemplateList' });

export const PromptPreviewBody = z
  .strictObject({
    /** The draft's prompt when absent. */
    systemPrompt: z.string().max(20000).optional(),
    callerNumber: PhoneNumberE164.nullable().default(null),
    /** When the call is; now when absent. */
    at: Instant.optional(),
  })
  .meta({ id: 'PromptPreviewBody' });
export type PromptPreviewBody = z.infer<typeof PromptPreviewBody>;

export const PromptPreview = z
  .object({
    /** The prompt as the model gets it; unknown variables are left out. */
    prompt: z.string(),
    unknownVariables: z.array(z.string()),
    /** Known variables for which the business has no value yet; left out, too. */
    emptyVariables: z.array(z.string()),
    /** Values of the variables that the prompt uses. */
    values: z.array(z.object({ name: z.string(), value: z.string() })),
  })
  .meta({ id: 'PromptPreview' });
export type PromptPreview = z.infer<typeof PromptPreview>;
