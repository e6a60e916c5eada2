import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { dirname } from 'node:path';

/** Counted before this process moves away from the core that is the server's own. */
const CORES = availableParallelism();

/** What a run of the benchmark has to say: shown as it comes, and kept as a page of Markdown. */
export class Report {
  readonly #lines: string[] = [];

  heading(text: string): void {
    console.log(`\n${text}`);
    this.#lines.push('', `## ${text}`, '');
  }

  text(text: string): void {
    console.log(`  ${text}`);
    this.#lines.push(text, '');
  }

  table(header: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = header.map((_title, column) =>
      Math.max(...[header, ...rows].map(row => (row[column] ?? '').length)),
    );
    const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    for (const row of [header, ...rows]) console.log(`  ${line(row)}`);
    const markdown = (row: readonly string[]) => `| ${row.join(' | ')} |`;
    this.#lines.push(markdown(header), markdown(header.map(() => '---')), ...rows.map(markdown), '');
  }

  /** Writes the page, headed by what ran where. */
  async save(file: string, command: string): Promise<void> {
    const date = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
    const head = [`# Speed, ${date}`, '', `Command: \`${command}\`. ${machine()}`];
    await mkdir(dirname(file), { recursive: true });
    await writeFile(
      file,
      `${[...head, ...this.#lines]
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trimEnd()}\n`,
    );
  }
}

/** The machine and what runs on it, in a few words. */
export function machine(): string {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const commit = git('rev-parse', '--short', 'HEAD');
  return `Node ${process.version}, ${CORES} cores (${processor}), ${memory}, ${process.platform} ${release()}${commit && `, commit ${commit}`}.`;
}

/** The load of the machine over the last minute: what else it has to do shows in every figure. */
export function machineLoad(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function git(...args: readonly string[]): string {
  try {
    return execFileSync('git', [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
