/** A tool's outcome. `code` is what flows branch on: `ok`, or the named reason it could not be done. */
export interface ToolResult {
  readonly code: string;
  /** Facts for the dialogue: plain JSON. */
  readonly value: Readonly<Record<string, unknown>>;
}

export interface ToolRequest {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/** What a language model is told of a tool. */
export interface ToolDescription {
  readonly name: string;
  readonly description: string;
  /** JSON Schema (draft 2020-12) of an object, snake_case. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** It only looks things up, so it may run before it is certain that the caller has finished. */
  readonly isReadOnly: boolean;
}

/** What a dialogue calls. Never rejects: a tool that breaks or does not exist answers with code `failed`. */
export interface ToolRunner {
  /** The tools of this call; a dialogue with a plan of its own does not need them. */
  readonly descriptions?: readonly ToolDescription[];
  run(request: ToolRequest): Promise<ToolResult>;
}

/** What the server implements. `idempotencyKey` is the same for the same request within one call. */
export interface ToolHandler {
  readonly descriptions?: readonly ToolDescription[];
  run(request: ToolRequest & { readonly idempotencyKey: string }): Promise<ToolResult>;
}
