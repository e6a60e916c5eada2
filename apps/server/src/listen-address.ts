import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartupError } from './startup-error.ts';

interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Throws `StartupError` where we could not listen, before anything is started for it: models that are being loaded
 * cannot be stopped half way.
 */
export async function requireFreeAddress({ host, port }: ListenAddress): Promise<void> {
  const probe = createServer();
  try {
    probe.listen({ host, port });
    await once(probe, 'listening');
  } catch (error) {
    throw addressProblem(error, { host, port });
  }
  probe.close();
  await once(probe, 'close');
}

/** The remedy where there is one; else what it was given. */
export function addressProblem(cause: unknown, { host, port }: ListenAddress): unknown {
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new StartupError(`Port ${port} is taken by another program. Stop it, or set PORT to another one.`, {
        cause,
      });
    case 'EACCES':
      return new StartupError(`Port ${port} needs rights we do not have. Set PORT to one above 1023.`, { cause });
    case 'EADDRNOTAVAIL':
      return new StartupError(`This machine has no address ${host}. Correct HOST.`, { cause });
    default:
      return cause;
  }
}
