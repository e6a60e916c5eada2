import { z } from 'zod';

/** RFC 9457 problem details. `code` is stable; `problems` lists every field that was wrong. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    /** With `version_conflict`: the version there is now. */
    currentVersion: z.int().optional(),
    problems: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
