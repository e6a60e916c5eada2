import { FrontdeskError } from '@frontdesk/sdk';
import { exactTime } from '../format/time.ts';

/** Instants in the server's messages, in UTC. */
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** What went wrong, in words for people and in their time zone. */
export function messageOf(error: unknown): string {
  if (!(error instanceof FrontdeskError)) return 'Something unexpected happened in this page.';
  return error.message.replaceAll(INSTANT, exactTime);
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof FrontdeskError && error.code === code;
}

/** What the server has against a field, written as it is on the wire: `outcome.options.0.key`. Undefined when nothing. */
export function problemAt(error: unknown, field: string): string | undefined {
  if (!(error instanceof FrontdeskError)) return undefined;
  return error.problems.find(problem => problem.field === field)?.message;
}
