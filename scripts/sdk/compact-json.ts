/** Of a line, in characters. */
const LINE_WIDTH = 160;

/** JSON for reading and comparing, without a line for every brace: what fits on a line is on one. */
export function compactJson(value: unknown, indent = '', taken = 0): string {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + taken + line.length <= LINE_WIDTH) return line;
  const deeper = `${indent} `;
  if (Array.isArray(value)) {
    const entries = value.map(entry => `${deeper}${compactJson(entry, deeper, 1)}`);
    return `[\n${entries.join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([key, entry]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${deeper}${name}${compactJson(entry, deeper, name.length + 1)}`;
  });
  return `{\n${entries.join(',\n')}\n${indent}}`;
}
