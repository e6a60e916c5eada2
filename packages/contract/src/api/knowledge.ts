import { z } from 'zod';
import { Id } from '../identifiers.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** Longest text of one item, in characters: some 80 pages. */
export const MAX_KNOWLEDGE_CHARACTERS = 200_000;

/** What an item is about: `menu`, `hours`, `specials`, `policy`, `general`, or a word of one's own. */
export const KnowledgeType = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Write the type in small letters, digits and underscores, for example menu.');

const name = z.string().trim().min(1).max(200);
const content = z.string().trim().min(1).max(MAX_KNOWLEDGE_CHARACTERS);
const elevenlabsKbId = z.string().trim().min(1).max(128).nullable();

export const KnowledgeSummary = z
  .object({
    id: Id,
    businessId: Id,
    name: z.string(),
    type: z.string(),
    isActive: z.boolean(),
    elevenlabsKbId: z.string().nullable(),
    /** Name of the file it was read from; null for what was typed in. */
    sourceName: z.string().nullable(),
    /** Passages that calls search. */
    chunkCount: z.int(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'KnowledgeSummary' });
export type KnowledgeSummary = z.infer<typeof KnowledgeSummary>;
export const KnowledgePage = pageOf(KnowledgeSummary);

export const KnowledgeItem = KnowledgeSummary.extend({ content: z.string() }).meta({ id: 'KnowledgeItem' });
export type KnowledgeItem = z.infer<typeof KnowledgeItem>;

export const KnowledgeListQuery = PageQuery.extend({
  type: KnowledgeType.optional(),
  isActive: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  /** Part of the name or the text, in any case. */
  search: z.string().trim().min(1).max(120).optional(),
  sort: z.enum(['name', '-name', 'created_at', '-created_at', 'updated_at', '-updated_at']).default('name'),
}).strict();
export type KnowledgeListQuery = z.infer<typeof KnowledgeListQuery>;

export const CreateKnowledgeBody = z
  .strictObject({
    name,
    type: KnowledgeType.default('general'),
    content,
    elevenlabsKbId: elevenlabsKbId.default(null),
    /** Calls answer from it. */
    isActive: z.boolean().default(true),
  })
  .meta({ id: 'CreateKnowledgeBody' });
export type CreateKnowledgeBody = z.infer<typeof CreateKnowledgeBody>;

/** What is left out stays as it is. Every edit makes a version. */
export const UpdateKnowledgeBody = z
  .strictObject({
    name: name.optional(),
    type: KnowledgeType.optional(),
    content: content.optional(),
    elevenlabsKbId: elevenlabsKbId.optional(),
    isActive: z.boolean().optional(),
    version: z.int().min(1).max(2_147_483_647).optional(),
  })
  .meta({ id: 'UpdateKnowledgeBody' });
export type UpdateKnowledgeBody = z.infer<typeof UpdateKnowledgeBody>;

/** `version` is the one the item was read at; the one to bring back is in the path. */
export const RestoreKnowledgeBody = z
  .strictObject({ version: z.int().min(1).max(2_147_483_647).optional() })
  .nullish()
  .meta({ id: 'RestoreKnowledgeBody' });

/** The fields beside the file of an upload. */
export const KnowledgeUploadFields = z.strictObject({
  /** The file's name without its ending, when absent. */
  name: name.optional(),
  type: KnowledgeType.default('general'),
});

export const KnowledgeVersionSummary = z
  .object({
    version: z.int(),
    name: z.string(),
    type: z.string(),
    /** The user who saved it; null when they are gone, or for the system. */
    createdBy: Id.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'KnowledgeVersionSummary' });
export const KnowledgeVersionPage = pageOf(KnowledgeVersionSummary);
export const KnowledgeVersionListQuery = PageQuery.strict();
export const KnowledgeVersion = KnowledgeVersionSummary.extend({ content: z.string() }).meta({
  id: 'KnowledgeVersion',
});
