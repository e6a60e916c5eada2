import { setTimeout } from 'node:timers/promises';
import type { HandsetFrame } from '../../twilio-caller/handset.ts';
import type { LineEnd } from '../../twilio-caller/line-end.ts';
import type { Call } from '../calls/call.ts';
import { AudioRoom } from '../line/audio-room.ts';
import { whenAborted } from '../when-aborted.ts';

export interface BridgeOptions {
  readonly timeLimitSeconds: number;
  /** The first of the two may press `*` to get rid of the second. */
  readonly hangupOnStar: boolean;
  /** The first one's: its end or redirection parts them. */
  readonly signal: AbortSignal;
}

/** Lets two calls hear each other until one is over or led elsewhere, or the time is up. Hangs up neither. */
export async function bridge(one: Call, other: Call, options: BridgeOptions): Promise<void> {
  const parted = new AbortController();
  const room = new AudioRoom();
  const first = room.enter(digits => one.report({ type: 'keys-heard', digits }));
  const second = room.enter(digits => other.report({ type: 'keys-heard', digits }));
  using _one = one.line.connect(options.hangupOnStar ? withStar(first, () => parted.abort()) : first);
  using _other = other.line.connect(second);
  one.report({ type: 'bridged', callSid: other.sid });
  other.report({ type: 'bridged', callSid: one.sid });
  const end = AbortSignal.any([options.signal, other.startRun(), parted.signal]);
  await Promise.race([
    whenAborted(end),
    setTimeout(options.timeLimitSeconds * 1000, undefined, { signal: end }).catch(() => undefined),
  ]);
  parted.abort();
}

function withStar(seat: LineEnd, onStar: () => void): LineEnd {
  return {
    play: () => seat.play(),
    hear(frame: HandsetFrame) {
      if (frame.digits.includes('*')) onStar();
      seat.hear(frame);
    },
  };
}
