/** What a REST endpoint answers with. `sse`: one event for each. `pieces`: bytes, as they are made. */
export type ApiReply =
  | { readonly json: unknown }
  | { readonly text: string }
  | { readonly sse: Iterable<unknown> }
  | { readonly pieces: Iterable<Buffer>; readonly type: string };
