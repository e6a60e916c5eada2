import { z } from 'zod';

/** How an estate agent takes viewings. Durations in minutes. */
export const ViewingRules = z.object({
  viewingMinutes: z.int().min(10).max(240).default(30),
  /** Viewings start on this grid, counted from midnight. */
  slotMinutes: z.int().min(5).max(120).default(15),
  minNoticeMinutes: z.int().min(0).default(120),
  maxDaysAhead: z.int().min(1).max(365).default(30),
});
export type ViewingRules = z.infer<typeof ViewingRules>;

/** What an estate agent keeps in `businesses.profile`. */
export const RealEstateProfile = z.object({ viewingRules: ViewingRules.prefault({}) });
