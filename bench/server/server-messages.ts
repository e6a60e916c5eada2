/** What the server's process is told when it is started. */
export interface ServerStart {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly modelsDir: string;
  readonly port: number;
}

export type ServerRequest =
  | { readonly type: 'usage' }
  /** Collects garbage first, so that what is counted is in use. */
  | { readonly type: 'memory' }
  | { readonly type: 'profile'; readonly file: string; readonly durationMs: number }
  | { readonly type: 'close' };

/** Since the process began. `lagP99Ms`: how late timers were since the last `usage`. */
export interface ServerUsage {
  readonly cpuMs: number;
  readonly rssBytes: number;
  readonly heapBytes: number;
  readonly liveCalls: number;
  readonly lagP99Ms: number;
  readonly lostRecords: number;
}
