import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const Rows = z.array(z.array(z.string()));

/** A table as sentences a caller can be told: a paragraph a row, each value with its column's name. Throws `CsvError`. */
export function csvText(csv: string): string {
  const [header = [], ...rows] = Rows.parse(
    parse(csv, { bom: true, skip_empty_lines: true, trim: true, relax_column_count: true }),
  );
  if (rows.length === 0) return header.join(', ');
  return rows.map(row => row.flatMap((value, index) => labelled(header[index] ?? '', value)).join('. ')).join('\n\n');
}

/** Data as text: a paragraph for each entry of its outermost list or object. Throws `SyntaxError`. */
export function jsonText(json: string): string {
  const data: unknown = JSON.parse(json);
  if (Array.isArray(data)) return data.map(entry => leaves(entry, '').join('. ')).join('\n\n');
  if (typeof data !== 'object' || data === null) return String(data);
  return Object.entries(data)
    .map(([key, value]) => leaves(value, key).join('. '))
    .join('\n\n');
}

/** Deeper nesting is nobody's menu, and would exhaust the stack. */
const MAX_DEPTH = 50;

function leaves(value: unknown, label: string, depth = 0): string[] {
  if (depth > MAX_DEPTH) throw new SyntaxError('The JSON is nested too deeply.');
  if (Array.isArray(value)) return value.flatMap(entry => leaves(entry, label, depth + 1));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, entry]) => leaves(entry, label ? `${label} ${key}` : key, depth + 1));
  return labelled(label, value === null ? '' : String(value));
}

function labelled(label: string, value: string): string[] {
  if (value === '') return [];
  return [label === '' ? value : `${label.replaceAll('_', ' ')}: ${value}`];
}
