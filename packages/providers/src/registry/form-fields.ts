import { z } from 'zod';

/** One field of a form, derived from a schema: for the dashboard, the documentation and the API's catalogue. */
export interface FormField {
  /** As the schema names it, camelCase. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** `secret` is text that is never shown again; `list` is of texts. */
  readonly kind: 'text' | 'secret' | 'number' | 'boolean' | 'choice' | 'list';
  readonly isRequired: boolean;
  /** Of a `choice`. */
  readonly choices: readonly string[];
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** What is taken where nothing is given; null where the service decides. */
  readonly default: string | number | boolean | null;
}

/** What `z.toJSONSchema` says of a field; `secret` is our own metadata. */
const Property = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  secret: z.boolean().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional().catch(undefined),
});

/** The fields of an object of texts, numbers, yes-or-nos, choices and lists of texts, in the schema's order. */
export function formFields(schema: z.ZodObject): FormField[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, property]) => {
    const parsed = Property.parse(property);
    return {
      name,
      title: parsed.title ?? name,
      description: parsed.description ?? '',
      kind: kindOf(parsed),
      isRequired: required.includes(name),
      choices: (parsed.enum ?? []).filter(choice => typeof choice === 'string'),
      minimum: bound(parsed.minimum),
      maximum: bound(parsed.maximum),
      default: parsed.default ?? null,
    };
  });
}

function kindOf({ type, enum: choices, secret }: z.infer<typeof Property>): FormField['kind'] {
  if (choices) return 'choice';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'array') return 'list';
  return secret ? 'secret' : 'text';
}

/** Zod gives whole numbers the bounds of what a double can hold, which say nothing to a reader. */
function bound(value: number | undefined): number | null {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;
}
