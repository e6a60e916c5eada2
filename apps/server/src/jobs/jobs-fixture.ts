import { type Jobs, openJobs } from './jobs.ts';

/** For tests: queues that are opened when they are first used, since most test files use none. */
export function lazyJobs(databaseUrl: string): Jobs {
  const logger = {
    warn: (facts: object, message: string) => console.warn(message, facts),
    error: (facts: object, message: string) => console.error(message, facts),
  };
  let opened: Promise<Jobs> | undefined;
  const open = () => (opened ??= openJobs({ databaseUrl, logger }));
  return {
    work: async (...request) => (await open()).work(...request),
    send: async (...request) => (await open()).send(...request),
    repeat: async (...request) => (await open()).repeat(...request),
    close: async () => (await opened)?.close(),
  };
}
