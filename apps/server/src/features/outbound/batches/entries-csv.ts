import type { BatchEntry } from '@frontdesk/contract';

const COLUMNS = [
  'position',
  'phone_number',
  'name',
  'state',
  'outcome',
  'reason',
  'attempts',
  'last_call_id',
  'last_call_at',
  'duration_seconds',
] as const;

/** A batch's entries as CSV (RFC 4180), a line each, with a column for each of `variables`. */
export async function* entriesCsv(
  pieces: AsyncIterable<readonly BatchEntry[]>,
  variables: readonly string[],
): AsyncIterable<string> {
  yield lineOf([...COLUMNS, ...variables]);
  for await (const entries of pieces) yield entries.map(entry => lineOf(cellsOf(entry, variables))).join('');
}

function cellsOf(entry: BatchEntry, variables: readonly string[]): string[] {
  const { position, phoneNumber, name, state, outcome, reason, attempts } = entry;
  const last = attempts.at(-1);
  return [
    String(position),
    phoneNumber ?? '',
    plain(name),
    state,
    outcome ?? '',
    reason ?? '',
    String(attempts.length),
    last?.callId ?? '',
    last?.startedAt ?? '',
    last?.durationSeconds?.toString() ?? '',
    ...variables.map(variable => plain(entry.variables[variable] ?? '')),
  ];
}

/** What a spreadsheet would take for a formula stays a text (OWASP, CSV injection). */
function plain(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}
