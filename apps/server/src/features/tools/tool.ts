import { type CallSnapshot, PhoneNumberE164 } from '@frontdesk/contract';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import type { Jobs } from '../../jobs/jobs.ts';

/** The call a tool works for. */
export interface ToolCall {
  readonly id: string;
  /** As the carrier sent it; null when withheld. */
  readonly from: string | null;
  readonly to: string | null;
  readonly snapshot: CallSnapshot;
}

/** What a tool may use. It reaches nothing outside its call's business. */
export interface ToolContext {
  readonly db: Database;
  readonly businessId: string;
  readonly call: ToolCall;
  /** The caller's number when it is one that can be called back. */
  readonly callerNumber: string | null;
  /** Records this call has proven to be the caller's; tools add to it and check against it. */
  readonly provenIds: Set<string>;
  /** The same for the same request within one call. */
  readonly idempotencyKey: string;
  readonly now: Date;
  /** Takes what is to be done later, such as texts to send; absent where nothing may leave the house, in trials. */
  readonly jobs?: Jobs | undefined;
  readonly signal: AbortSignal;
  /** What the business set for this tool; fits the tool's `settings`. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * What a tool answers: `code` for the flow to branch on, and the facts beside it. Facts are written in camelCase and
 * reach the dialogue in snake_case.
 */
export type ToolOutcome = { readonly code: string } & Readonly<Record<string, unknown>>;

export interface Tool {
  readonly name: string;
  /** What it does, for a language model to choose by. */
  readonly description: string;
  /** Schema of the arguments, snake_case. */
  readonly arguments: z.ZodObject;
  /** Schema of what a business may set for it, snake_case and strict. */
  readonly settings: z.ZodObject;
  /** It only looks things up, so it may run before it is certain that the caller has finished. */
  readonly isReadOnly: boolean;
  /** Parses the arguments and runs; wrong arguments answer `invalid` with every problem. */
  run(rawArguments: unknown, context: ToolContext): Promise<ToolOutcome>;
}

export interface ToolDefinition<Schema extends z.ZodObject> {
  readonly name: string;
  readonly description: string;
  readonly arguments: Schema;
  /** Nothing can be set when absent. */
  readonly settings?: z.ZodObject;
  /** False when absent. */
  readonly isReadOnly?: boolean;
  run(values: z.output<Schema>, context: ToolContext): Promise<ToolOutcome>;
}

const NO_SETTINGS = z.strictObject({});

/** Puts the schema in front of the tool. */
export function defineTool<Schema extends z.ZodObject>(definition: ToolDefinition<Schema>): Tool {
  return {
    name: definition.name,
    description: definition.description,
    arguments: definition.arguments,
    settings: definition.settings ?? NO_SETTINGS,
    isReadOnly: definition.isReadOnly ?? false,
    async run(rawArguments, context) {
      const parsed = definition.arguments.safeParse(withoutBlanks(rawArguments));
      if (parsed.success) return definition.run(parsed.data, context);
      return {
        code: 'invalid',
        problems: parsed.error.issues.map(issue => ({ field: issue.path.join('.'), message: issue.message })),
      };
    },
  };
}

/** A template whose slot is empty gives an empty string, which is no value. */
function withoutBlanks(rawArguments: unknown): unknown {
  if (typeof rawArguments !== 'object' || rawArguments === null) return rawArguments;
  return Object.fromEntries(
    Object.entries(rawArguments).filter(
      ([, value]) => value !== null && !(typeof value === 'string' && value.trim() === ''),
    ),
  );
}

/** Flows fill templates, so numbers arrive as text. */
export const WholeNumberArgument = z.coerce.number().pipe(z.int());
export const NameArgument = z.string().trim().min(1).max(120);
/** Accepts the separators people write. */
export const PhoneArgument = z
  .string()
  .transform(value => value.replaceAll(/[\s().-]/g, ''))
  .pipe(PhoneNumberE164)
  .describe('With the country code, for example +14155550123. Leave it out for the number of the call.');

export const NO_PHONE: ToolOutcome = {
  code: 'invalid',
  problems: [{ field: 'phone', message: 'The caller withheld their number, so one must be asked for.' }],
};
