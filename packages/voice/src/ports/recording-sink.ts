/** Where a recording's bytes go while the call runs. Writes are kept in order; `close` waits for them. */
export interface RecordingSink {
  /** Takes what is in `bytes` now: whoever gave them may write over them at once. */
  write(bytes: Uint8Array): void;
  /** Finishes the file; `header` replaces its first bytes, now that the length is known. */
  close(header: Uint8Array): Promise<void>;
}
