/** Where a section begins; its other screens are below. */
export const SECTION_PATHS = [
  '/calls',
  '/texts',
  '/batches',
  '/routing',
  '/numbers',
  '/agents',
  '/providers',
  '/reservations',
  '/business',
] as const;
export type SectionPath = (typeof SECTION_PATHS)[number];
