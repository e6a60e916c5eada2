import { type CreateMenuItemBody, MenuImportBody } from '@frontdesk/contract';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { AppError } from '../../../app-error.ts';

const COLUMNS = ['section', 'name', 'price', 'currency', 'description', 'allergens', 'diets', 'is_available'] as const;
const REQUIRED = ['section', 'name', 'price', 'currency'] as const;
const Row = z.record(z.string(), z.string());
/** Minor units in one major unit, as powers of ten (ISO 4217), where they are not two. */
const MINOR_DIGITS = new Map([
  ['JPY', 0],
  ['KRW', 0],
  ['CLP', 0],
  ['ISK', 0],
  ['VND', 0],
  ['BHD', 3],
  ['KWD', 3],
  ['JOD', 3],
  ['OMR', 3],
  ['TND', 3],
]);

/**
 * Reads a menu from CSV with a header line: `section,name,price,currency` and, as they are wanted, `description`,
 * `allergens`, `diets` (words divided by `;`) and `is_available` (`true` or `false`). Prices are in the major unit,
 * `12.50`. Throws `validation_failed` with every problem, by line.
 */
export function parseMenuCsv(csv: string): CreateMenuItemBody[] {
  const rows = parseRows(csv);
  const problems: { field: string; message: string }[] = [];
  const header = Object.keys(rows[0] ?? {});
  for (const column of REQUIRED)
    if (!header.includes(column)) problems.push({ field: column, message: 'This column is missing.' });
  for (const column of header)
    if (!COLUMNS.some(known => known === column)) problems.push({ field: column, message: 'There is no such column.' });
  if (problems.length > 0) throw invalid(problems);
  const parsed = MenuImportBody.shape.items.safeParse(rows.map(toItem));
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.map(({ path: [index, ...path], message }) => ({
      // The header is line 1.
      field: typeof index === 'number' ? `line ${index + 2}: ${path[0] === 'price' ? 'price' : path.join('.')}` : '',
      message,
    })),
  );
}

function parseRows(csv: string): Record<string, string>[] {
  try {
    const rows = parse(csv, { bom: true, columns: header => header.map(column), skip_empty_lines: true, trim: true });
    return z.array(Row).parse(rows);
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new AppError('validation_failed', 'This is no CSV.', {
      problems: [{ field: 'file', message: cause.message }],
      cause,
    });
  }
}

function column(name: string): string {
  return name.trim().toLowerCase().replaceAll(' ', '_');
}

function toItem(row: Record<string, string>): unknown {
  const { is_available: isAvailable, currency = '' } = row;
  return {
    section: row.section,
    name: row.name,
    description: row.description ?? '',
    price: { amountMinor: toMinor(row.price ?? '', currency), currency: currency.toUpperCase() },
    allergens: toWords(row.allergens),
    diets: toWords(row.diets),
    isAvailable: isAvailable === undefined || isAvailable === '' ? true : toBoolean(isAvailable),
  };
}

/** Text that is no price stays text, for the schema to refuse. */
function toMinor(price: string, currency: string): number | string {
  const digits = MINOR_DIGITS.get(currency.toUpperCase()) ?? 2;
  const [, whole = '', fraction = ''] = /^(\d{1,9})(?:\.(\d+))?$/.exec(price) ?? [];
  if (whole === '' || fraction.length > digits) return price;
  return Number(whole + fraction.padEnd(digits, '0'));
}

function toBoolean(word: string): boolean | string {
  const lower = word.toLowerCase();
  return lower === 'true' || (lower === 'false' ? false : word);
}

function toWords(text: string | undefined): string[] {
  return (text ?? '')
    .split(';')
    .map(word => word.trim())
    .filter(word => word !== '');
}

function invalid(problems: { field: string; message: string }[]): AppError {
  return new AppError('validation_failed', 'The menu has problems.', { problems });
}
