import { type Logger, pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { Config } from '../config.ts';
import { loggableError } from './loggable-error.ts';

/**
 * The server's log: a line of JSON each, or coloured text on a terminal. Lines carry ids; what could hold what callers
 * said, their numbers or keys is cut out even when something passes it by mistake.
 */
export function createLogger({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  const redact = {
    paths: [
      'req.headers.authorization',
      'req.headers.cookie',
      'req.body',
      'transcript',
      'text',
      'from',
      'to',
      'number',
      'phoneNumber',
      'password',
      'token',
      'secret',
    ],
    remove: true,
  };
  const options = { level: logLevel, redact, base: null, serializers: { err: loggableError } };
  if (!process.stdout.isTTY) return pino(options);
  return pino(options, PinoPretty({ colorize: true, translateTime: 'SYS:HH:MM:ss.l', ignore: 'pid,hostname' }));
}
