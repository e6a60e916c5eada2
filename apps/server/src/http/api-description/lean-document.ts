type Json = Readonly<Record<string, unknown>>;

/** An OpenAPI document, as far as it is rearranged here. */
export interface ApiDocument extends Json {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> } & Json;
}

const SCHEMAS = '#/components/schemas/';
const INPUT = 'Input';
const NOTHING = '';

/**
 * The same document without what is said twice. Every schema comes in with two components, `Call` as it is answered and
 * `CallInput` as it is sent. Kept are those that routes lead to; a pair that says the same becomes one, and what is only
 * ever sent needs no ending.
 */
export function leanDocument(document: ApiDocument): ApiDocument {
  const { schemas, ...otherParts } = document.components;
  const used = reachable([document.paths, otherParts], schemas);
  const names = shortNames(used, schemas);
  const kept = [...used]
    .filter(name => name in schemas)
    .sort()
    .map(name => [names.get(name) ?? name, renameReferences(schemas[name], names)]);
  return {
    ...document,
    paths: renameReferences(document.paths, names) as ApiDocument['paths'],
    components: { ...otherParts, schemas: Object.fromEntries(kept) },
  };
}

/** Names of the components that `from` refers to, and those they refer to themselves. */
function reachable(from: unknown, schemas: Json): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown) => {
    for (const name of referencesIn(value)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(schemas[name]);
    }
  };
  visit(from);
  return found;
}

function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, entry] of Object.entries(value))
    if (key === '$ref' && typeof entry === 'string' && entry.startsWith(SCHEMAS)) yield entry.slice(SCHEMAS.length);
    else yield* referencesIn(entry);
}

/** `CallInput` → `Call`, wherever that means the same. */
function shortNames(used: ReadonlySet<string>, schemas: Json): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of used) {
    const short = name.endsWith(INPUT) ? name.slice(0, -INPUT.length) : name;
    if (short !== name && short in schemas) names.set(name, short);
    if (!(name in schemas)) names.set(name, NOTHING);
  }
  // Two that differ keep their names, which may be the difference between two others.
  const differs = ([name, short]: [string, string]) =>
    used.has(short) &&
    JSON.stringify(renameReferences(schemas[name], names)) !== JSON.stringify(renameReferences(schemas[short], names));
  for (let different = [...names].filter(differs); different.length > 0; different = [...names].filter(differs))
    for (const [name] of different) names.delete(name);
  return names;
}

/** A reference to nothing is Zod's to a schema without a name that holds itself, which is `z.json()`: anything. */
function renameReferences(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map(entry => renameReferences(entry, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => {
      if (key !== '$ref' || typeof entry !== 'string' || !entry.startsWith(SCHEMAS))
        return [[key, renameReferences(entry, names)]];
      const name = names.get(entry.slice(SCHEMAS.length)) ?? entry.slice(SCHEMAS.length);
      return name === NOTHING ? [] : [[key, `${SCHEMAS}${name}`]];
    }),
  );
}
