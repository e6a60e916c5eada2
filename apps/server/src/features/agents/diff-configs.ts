import type { AgentConfig } from '@frontdesk/contract';
import { toSnakeCase } from '@frontdesk/contract/wire-case';

export interface ConfigChange {
  /** Dotted, in the wire's words; a node of the flow is named by its id: `flow.nodes.welcome.prompt`. */
  readonly path: string;
  /** Null when there was, or is, nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Every leaf in which two configurations differ, in the order of the first. Lists count as one value. */
export function diffConfigs(before: AgentConfig, after: AgentConfig): ConfigChange[] {
  return diffValues('', comparable(before), comparable(after));
}

function comparable(config: AgentConfig): unknown {
  const nodes = Object.fromEntries(config.flow.nodes.map(node => [node.id, node]));
  return toSnakeCase({ ...config, flow: { ...config.flow, nodes } });
}

function diffValues(path: string, before: unknown, after: unknown): ConfigChange[] {
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap(key => diffValues(path ? `${path}.${key}` : key, own(before, key), own(after, key)));
  }
  return stable(before) === stable(after) ? [] : [{ path, before: before ?? null, after: after ?? null }];
}

/** A node may be called `constructor`, and what every object inherits is no part of a configuration. */
const own = (record: Record<string, unknown>, key: string) => (Object.hasOwn(record, key) ? record[key] : undefined);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON that does not depend on the order of keys: the database keeps its own. */
function stable(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, entry) =>
    isRecord(entry) ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))) : entry,
  );
}
