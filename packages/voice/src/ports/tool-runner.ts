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

/** What a dialogue calls. Never rejects: a tool that breaks or does not exist answers with code `failed`. */
export interface ToolRunner {
  run(request: ToolRequest): Promise<ToolResult>;
}

/** What the server implements. `idempotencyKey` is the same for the same request within one call. */
export interface ToolHandler {
  run(request: ToolRequest & { readonly idempotencyKey: string }): Promise<ToolResult>;
}
