export type ServerRequest =
  | { readonly type: 'usage' }
  /** Collects garbage first, so that what is counted is in use. */
  | { readonly type: 'memory' }
  | { readonly type: 'profile'; readonly file: string; readonly durationMs: number }
  | { readonly type: 'close' };

/** Since the process began. `lagP99Ms`: how late timers were since the last answer. */
export interface ServerUsage {
  readonly cpuMs: number;
  readonly rssBytes: number;
  readonly heapBytes: number;
  readonly lagP99Ms: number;
}
