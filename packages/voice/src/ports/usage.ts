import type { Usage } from '@frontdesk/contract';

/** Told of what a service did for a call, as it happens; what it costs is worked out elsewhere. Never throws. */
export type OnUsage = (usage: Usage) => void;
