import type { LiveCommand } from './live-commands.ts';

/** How a control tells the call what to do. */
export interface Steer {
  readonly isBusy: boolean;
  readonly command: (command: LiveCommand, onDone?: () => void) => void;
}
