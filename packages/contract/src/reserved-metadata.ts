/** Names under which the server keeps, with a call, how far it has come. */
const RESERVED = new Set(['node_id', 'waits_until', 'suspended_at', 'resumes', 'hand_over']);

/** Whether a fact of a call's metadata is the server's own: nobody else may write it, since the server believes it. */
export function isReservedMetadata(name: string): boolean {
  return RESERVED.has(name) || name.startsWith('voicemail_');
}

/** For whoever named one. */
export const RESERVED_METADATA_MESSAGE = `uses a name of the server’s own: ${[...RESERVED].join(', ')}, or voicemail_…`;
