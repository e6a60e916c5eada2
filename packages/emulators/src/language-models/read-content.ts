import { isRecord } from './is-record.ts';

/** The text of a message whose content is a string or a list of parts; undefined where it is neither. */
export function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (content === null || content === undefined) return '';
  if (!Array.isArray(content)) return undefined;
  let text = '';
  for (const part of content) {
    if (!isRecord(part) || typeof part.type !== 'string') return undefined;
    if (typeof part.text === 'string') text += part.text;
  }
  return text;
}

/** What does not belong to a body; undefined when all of it does. */
export function strangerIn(body: Readonly<Record<string, unknown>>, known: ReadonlySet<string>): string | undefined {
  return Object.keys(body).find(name => !known.has(name));
}

/** Thrown while reading a request that the service would refuse. */
export class BadRequest extends Error {
  readonly parameter: string | undefined;

  constructor(message: string, parameter?: string) {
    super(message);
    this.parameter = parameter;
  }
}

export function required<T>(value: T | undefined, message: string, parameter?: string): T {
  if (value === undefined) throw new BadRequest(message, parameter);
  return value;
}

export function listOf(value: unknown, parameter: string): readonly Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new BadRequest(`${parameter} must be a list.`, parameter);
  return value.map((one, index) => {
    if (!isRecord(one)) throw new BadRequest(`${parameter}[${index}] must be an object.`, parameter);
    return one;
  });
}

export function textField(record: Readonly<Record<string, unknown>>, name: string): string {
  const value = record[name];
  if (typeof value !== 'string') throw new BadRequest(`Missing required parameter: '${name}'.`, name);
  return value;
}

/** A number within bounds, where there is one. */
export function checkNumber(record: Readonly<Record<string, unknown>>, name: string, from: number, to: number): void {
  const value = record[name];
  if (value === undefined || value === null) return;
  if (typeof value !== 'number' || value < from || value > to)
    throw new BadRequest(`${name} must be a number from ${from} to ${to}.`, name);
}
