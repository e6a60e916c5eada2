import { asObject, invalid, refusal } from '../http/route.ts';
import { newId } from './ids.ts';
import { type Json, textAt, textsOf, valueAt } from './merge-config.ts';

export interface EmulatedTool {
  readonly id: string;
  readonly config: Json;
}

const KINDS = new Set(['client', 'webhook', 'system']);
const NAME = /^[a-zA-Z0-9_-]{1,64}$/;
const LITERALS = new Set(['string', 'number', 'integer', 'boolean']);
const LEAF_KEYS = new Set(['type', 'description', 'enum', 'dynamic_variable', 'constant_value', 'is_system_provided']);
const OBJECT_KEYS = new Set(['type', 'description', 'properties', 'required']);
const ARRAY_KEYS = new Set(['type', 'description', 'items']);

/** The account's tools. */
export class ToolStore {
  readonly #tools = new Map<string, EmulatedTool>();

  get all(): readonly EmulatedTool[] {
    return [...this.#tools.values()];
  }

  find(id: string): EmulatedTool | undefined {
    return this.#tools.get(id);
  }

  get(id: string): EmulatedTool {
    const tool = this.#tools.get(id);
    if (!tool) throw refusal(404, 'tool_not_found', `Tool with id ${id} not found.`);
    return tool;
  }

  /** Throws 422 for a tool that the service would not take. */
  keep(body: Json, id = newId('tool')): EmulatedTool {
    const config = asObject(body.tool_config);
    if (!config) throw invalid(['body', 'tool_config'], 'Field required', 'missing');
    check(config);
    const tool = { id, config };
    this.#tools.set(id, tool);
    return tool;
  }

  delete(id: string): void {
    this.get(id);
    this.#tools.delete(id);
  }
}

function check(config: Json): void {
  const where = ['body', 'tool_config'];
  const type = textAt(config, 'type');
  if (!KINDS.has(type))
    throw invalid([...where, 'type'], 'Input tag is none of the expected ones', 'union_tag_invalid');
  if (!NAME.test(textAt(config, 'name'))) throw invalid([...where, 'name'], 'String should match pattern', 'pattern');
  if (type !== 'system' && textAt(config, 'description') === '')
    throw invalid([...where, 'description'], 'Field required', 'missing');
  if (type === 'webhook' && !URL.canParse(textAt(config, 'api_schema', 'url')))
    throw invalid([...where, 'api_schema', 'url'], 'Field required', 'missing');
  if (type === 'client' && config.parameters !== undefined && config.parameters !== null)
    checkSchema(config.parameters, [...where, 'parameters']);
  const timeout = config.response_timeout_secs ?? 20;
  if (typeof timeout !== 'number' || timeout < 1 || timeout > 300)
    throw invalid([...where, 'response_timeout_secs'], 'Input should be from 1 to 300');
}

/** The service's narrow idea of JSON Schema: objects, lists, and leaves that get their value in exactly one way. */
function checkSchema(schema: unknown, where: readonly string[]): void {
  const type = textAt(schema, 'type');
  const keys = Object.keys(asObject(schema) ?? {});
  const allowed = type === 'object' ? OBJECT_KEYS : type === 'array' ? ARRAY_KEYS : LEAF_KEYS;
  const stranger = keys.find(key => !allowed.has(key));
  if (stranger !== undefined) throw invalid([...where, stranger], 'Extra inputs are not permitted', 'extra_forbidden');
  if (type === 'object') {
    const properties = asObject(valueAt(schema, 'properties')) ?? {};
    for (const [name, inner] of Object.entries(properties)) checkSchema(inner, [...where, 'properties', name]);
    for (const name of textsOf(valueAt(schema, 'required')))
      if (!(name in properties)) throw invalid([...where, 'required'], `There is no property ${name}`);
    return;
  }
  if (type === 'array') {
    checkSchema(valueAt(schema, 'items'), [...where, 'items']);
    return;
  }
  if (!LITERALS.has(type)) throw invalid([...where, 'type'], 'Input should be a type', 'enum');
  const sources = ['description', 'dynamic_variable', 'constant_value'].filter(key => {
    const value = valueAt(schema, key);
    return value !== undefined && value !== null && value !== '';
  });
  if (sources.length !== 1)
    throw invalid(where, 'Must set exactly one of: description, dynamic_variable, constant_value');
}
