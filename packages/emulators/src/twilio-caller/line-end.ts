import type { HandsetFrame } from './handset.ts';

/** What the carrier has on its end of a telephone line: it plays to the party there and hears it, 20 ms at a time. */
export interface LineEnd {
  /** The next 20 ms for the party to hear; `isDry` when nothing more of it is queued. */
  play(): { readonly audio: Uint8Array; readonly isDry: boolean };
  /** What the party did in the same 20 ms. */
  hear(frame: HandsetFrame): void;
}
