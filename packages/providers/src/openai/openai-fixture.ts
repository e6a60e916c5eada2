import { AgentConfig, BusinessProfile, type CallSnapshot } from '@frontdesk/contract';
import { EMULATED_OPENAI_KEY, type OpenAiEmulator } from '@frontdesk/emulators';
import {
  type AudioFrame,
  dtmfTones,
  type RecognizerInput,
  SILENCE_BYTE,
  systemClock,
  TELEPHONE,
} from '@frontdesk/voice';
import type { ProviderContext } from '../registry/provider-record.ts';

const ID = '01890000-0000-7000-8000-000000000001';
const FRAME_BYTES = 160;

/** An account at the emulator. */
export function accountAt(emulator: OpenAiEmulator, credentials: Record<string, string> = {}): ProviderContext {
  const { baseUrl } = emulator;
  return { credentials: { apiKey: EMULATED_OPENAI_KEY, baseUrl, ...credentials }, clock: systemClock };
}

/** Something as loud as speech, for 200 ms a letter, as the carrier sends it. */
export function loudFrames(letters: string): AudioFrame[] {
  return framesOf(dtmfTones('5'.repeat(letters.length), TELEPHONE).data);
}

export function quietFrames(ms: number): AudioFrame[] {
  return framesOf(new Uint8Array(ms * 8).fill(SILENCE_BYTE.mulaw));
}

export function heard(frames: readonly AudioFrame[]): RecognizerInput[] {
  return frames.map(frame => ({ type: 'audio', frame }));
}

/** A list that can be added to while it is read. */
export class Feed<Item> implements AsyncIterable<Item> {
  readonly #items: Item[] = [];
  #wake: (() => void) | undefined;
  #isOver = false;

  push(...items: readonly Item[]): void {
    this.#items.push(...items);
    this.#wake?.();
  }

  end(): void {
    this.#isOver = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    for (let at = 0; ; at++) {
      while (at >= this.#items.length && !this.#isOver) await new Promise<void>(resolve => (this.#wake = resolve));
      const item = this.#items[at];
      if (item === undefined) return;
      yield item;
    }
  }
}

export function snapshot(config: Record<string, unknown> = {}): CallSnapshot {
  const flow = {
    start: 'home',
    anywhere: {},
    nodes: [{ type: 'end', id: 'home', text: 'Bye.', disposition: 'completed' }],
  };
  return {
    agent: {
      id: ID,
      versionId: ID,
      name: 'Mia',
      config: AgentConfig.parse({ greeting: 'Hello.', flow, ...config }),
    },
    business: BusinessProfile.parse({
      id: ID,
      kind: 'restaurant',
      name: 'The Anchor',
      address: '1 Harbor Road, Boston',
      phoneNumber: '+16175550100',
      forwardingNumber: null,
      hours: { timezone: 'America/New_York', weekly: {} },
      settings: {},
    }),
    knowledge: [],
  };
}

function framesOf(bytes: Uint8Array): AudioFrame[] {
  return Array.from({ length: Math.floor(bytes.length / FRAME_BYTES) }, (_, index) => ({
    ...TELEPHONE,
    data: bytes.slice(index * FRAME_BYTES, (index + 1) * FRAME_BYTES),
  }));
}
