/** Options of Node for the server on so many processors; all of this machine's by default. */
export function serverOptions(processors?: number): string[];
