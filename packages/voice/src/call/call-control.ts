import type { Disposition, TransferMode } from '@frontdesk/contract';
import { dialableKeys } from '../audio/dtmf-tones.ts';

/** What a call can be made to do from outside the conversation. The types are the contract's command names. */
export type CallCommand =
  | { readonly type: 'hold' }
  | { readonly type: 'unhold' }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'press'; readonly digits: string }
  | {
      readonly type: 'transfer';
      readonly to: string;
      readonly mode: TransferMode;
      readonly briefing: string;
      readonly line: string;
    }
  | { readonly type: 'end'; readonly disposition: Disposition; readonly detail: string }
  | { readonly type: 'pause-recording' }
  | { readonly type: 'resume-recording' }
  | { readonly type: 'leave-message'; readonly text: string };

export interface TransferOptions {
  /** Default `cold`. A warm transfer without a transfer desk is cold. */
  readonly mode?: TransferMode;
  /** What the person is told; default nothing. */
  readonly briefing?: string;
  /** What the caller hears first; empty for nothing. */
  readonly line?: string;
}

export interface EndOptions {
  readonly disposition: Disposition;
  readonly detail?: string;
}

const TRANSFER_LINE = "One moment, I'm putting you through.";

/**
 * The handle by which a host steers a call under way: made before the call, given to `conductCall`, kept as long as one
 * likes. Every method says whether it took effect: false before the call, after it, and where the call is not in a
 * state for it (its comment says which). Nothing throws.
 */
export class CallControl {
  #perform: (command: CallCommand) => boolean = () => false;

  /** For the engine: where the commands go from now on. */
  attach(perform: (command: CallCommand) => boolean): void {
    this.#perform = perform;
  }

  /** Music for the caller, who is not listened to until `unhold`. False when on hold already, or during last words. */
  hold(): boolean {
    return this.#perform({ type: 'hold' });
  }

  /** Takes the caller back, also out of a warm transfer not settled yet. False when not on hold. */
  unhold(): boolean {
    return this.#perform({ type: 'unhold' });
  }

  /** Says a line as the agent, after what is being said. False on hold, during last words, and for an empty line. */
  say(text: string): boolean {
    return text.trim() !== '' && this.#perform({ type: 'say', text });
  }

  /** Sends keys (`0-9A-D*#`, `w` waits half a second), after what is being said. False as with `say`. */
  press(digits: string): boolean {
    const keys = dialableKeys(digits);
    return keys !== '' && this.#perform({ type: 'press', digits: keys });
  }

  /** Passes the caller on to a number. False during last words, and while a transfer is under way. */
  transfer(to: string, options: TransferOptions = {}): boolean {
    const { mode = 'cold', briefing = '', line = TRANSFER_LINE } = options;
    return this.#perform({ type: 'transfer', to, mode, briefing, line: line.trim() });
  }

  /** Ends the call at once, whatever it is doing. */
  end({ disposition, detail = '' }: EndOptions): boolean {
    return this.#perform({ type: 'end', disposition, detail });
  }

  /** Both sides are silent in the recording from now on. False when nothing is being recorded. */
  pauseRecording(): boolean {
    return this.#perform({ type: 'pause-recording' });
  }

  /** False when the recording is not paused. */
  resumeRecording(): boolean {
    return this.#perform({ type: 'resume-recording' });
  }

  /**
   * An answering machine listens: drops what is being said, says this and ends the call as `machine`. False while a
   * message is being left, and for an empty text.
   */
  leaveMessage(text: string): boolean {
    return text.trim() !== '' && this.#perform({ type: 'leave-message', text });
  }
}

export function createCallControl(): CallControl {
  return new CallControl();
}
