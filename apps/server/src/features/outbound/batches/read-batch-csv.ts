import { BatchVariableName, MAX_BATCH_ENTRIES, MAX_BATCH_VARIABLES, NewBatchEntry } from '@frontdesk/contract';
import { toSnakeKey } from '@frontdesk/contract/wire-case';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { AppError } from '../../../app-error.ts';
import { invalidEntries } from './create-batch.ts';
import type { NameEntry } from './resolve-entries.ts';

type Meaning = 'phoneNumber' | 'name' | 'contactId';

/** How files call these columns; all others are variables. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  ...{ number: 'phoneNumber', phone: 'phoneNumber', phone_number: 'phoneNumber', telephone: 'phoneNumber' },
  ...{ mobile: 'phoneNumber', name: 'name', contact: 'name', contact_name: 'name', contact_id: 'contactId' },
};
const DELIMITERS = [',', ';', '\t'] as const;
const Lines = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

export interface ReadEntries {
  readonly entries: readonly NewBatchEntry[];
  /** The line of the file, from 1. */
  readonly nameEntry: NameEntry;
}

/**
 * Reads the people to be called from CSV in UTF-8, with a header line: `number` (or `phone`, `phone_number` …), `name`
 * (or `contact`, `contact_name`), `contact_id`, and any other columns as variables. Commas, semicolons or tabs divide.
 * Numbers may be written with spaces, hyphens, brackets, and `00` for `+`. Throws `validation_failed` with every problem,
 * by line.
 */
export function readBatchCsv(bytes: Uint8Array): ReadEntries {
  const [header, ...lines] = parseLines(decode(bytes));
  if (!header || lines.length === 0) throw invalidFile('There is nobody in the file: it needs a header line and more.');
  if (lines.length > MAX_BATCH_ENTRIES)
    throw invalidFile(`The file has ${lines.length} lines; ${MAX_BATCH_ENTRIES} are the most.`);
  const columns = readHeader(header.record);
  const problems: { field: string; message: string }[] = [];
  const entries: NewBatchEntry[] = [];
  for (const { record, line } of lines) {
    if (record.length !== columns.length) {
      const message = `There are ${record.length} columns; the header has ${columns.length}.`;
      problems.push({ field: `line ${line}`, message });
      continue;
    }
    const parsed = NewBatchEntry.safeParse(toEntry(columns, record));
    if (parsed.success) entries.push(parsed.data);
    else
      for (const { path, message } of parsed.error.issues)
        problems.push({ field: `line ${line}: ${path.map(part => toSnakeKey(String(part))).join('.')}`, message });
  }
  if (problems.length > 0) throw invalidEntries(problems);
  return { entries, nameEntry: index => `line ${lines[index]?.line}` };
}

/** A column's name, and what it means; a variable's is its own. */
interface Column {
  readonly name: string;
  readonly meaning: Meaning | 'variable';
}

function readHeader(header: readonly string[]): Column[] {
  const columns = header.map((title): Column => {
    const name = title
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_');
    return { name, meaning: MEANINGS[name] ?? 'variable' };
  });
  const problems: { field: string; message: string }[] = [];
  const seen = new Set<string>();
  for (const { name, meaning } of columns) {
    const key = meaning === 'variable' ? name : meaning;
    if (seen.has(key)) problems.push({ field: name, message: 'There are two such columns.' });
    seen.add(key);
    const wrong = meaning === 'variable' ? BatchVariableName.safeParse(name).error?.issues[0] : undefined;
    if (wrong) problems.push({ field: `column ${name}`, message: wrong.message });
  }
  if (!seen.has('phoneNumber') && !seen.has('contactId'))
    problems.push({ field: 'number', message: 'This column is missing.' });
  if (columns.filter(({ meaning }) => meaning === 'variable').length > MAX_BATCH_VARIABLES)
    problems.push({ field: 'file', message: `There are more than ${MAX_BATCH_VARIABLES} columns of variables.` });
  if (problems.length > 0) throw new AppError('validation_failed', 'The header has problems.', { problems });
  return columns;
}

function toEntry(columns: readonly Column[], record: readonly string[]): unknown {
  const variables: Record<string, string> = {};
  const fields: Partial<Record<Meaning, string>> = {};
  columns.forEach(({ name, meaning }, index) => {
    const value = (record[index] ?? '').trim();
    if (meaning === 'variable') variables[name] = value;
    else if (value !== '') fields[meaning] = meaning === 'phoneNumber' ? internationalForm(value) : value;
  });
  return { ...fields, variables };
}

/** As written by people: `+1 (415) 555-0123`, `0044 20 7946 0000`. What else it may be is for the schema to refuse. */
function internationalForm(written: string): string {
  return written.replaceAll(/[\s().\u00a0\u2010-\u2015/-]/g, '').replace(/^00/, '+');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalidFile('The file is not in UTF-8. Spreadsheets save it as “CSV UTF-8”.');
  }
}

function parseLines(text: string): { readonly record: string[]; readonly line: number }[] {
  const [firstLine = ''] = text.split('\n', 1);
  const timesIn = (delimiter: string) => firstLine.split(delimiter).length;
  const delimiter = DELIMITERS.reduce((best, other) => (timesIn(other) > timesIn(best) ? other : best));
  try {
    const parsed = parse(text, { delimiter, info: true, skip_empty_lines: true, relax_column_count: true });
    return Lines.parse(parsed).map(({ record, info }) => ({ record, line: info.lines }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw invalidFile(cause.message, cause);
  }
}

function invalidFile(message: string, cause?: unknown): AppError {
  return new AppError('validation_failed', 'This file cannot be read.', {
    problems: [{ field: 'file', message }],
    ...(cause !== undefined && { cause }),
  });
}
