import { AgentConfig, type CallSnapshot } from '@frontdesk/contract';
import {
  type AudioFrame,
  BoundedQueue,
  conductCall,
  type DialogueEngine,
  percentile,
  type RecognizerInput,
  type SpeechToText,
  systemClock,
  TELEPHONE,
  type TextToSpeech,
  type Transport,
  type TransportEvent,
  type VoiceActivityDetector,
} from '@frontdesk/voice';

/** Milliseconds of speech and of silence in one caller's turn of the benchmark. */
const SPEECH_MS = 1000;
const SILENCE_MS = 2000;
const FRAME_MS = 20;
/** The shortest endpointing silence; the bench's callers always say a finished sentence. */
const ENDPOINTING_MS = 450;

const SPEECH: AudioFrame = { ...TELEPHONE, data: new Uint8Array(160).fill(0x20) };
const SILENCE: AudioFrame = { ...TELEPHONE, data: new Uint8Array(160).fill(0xff) };

export interface EngineShare {
  readonly calls: number;
  readonly turns: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Share of one core a call takes, and resident memory it adds. */
  readonly corePerCall: number;
  readonly megabytesPerCall: number;
}

/**
 * Holds `calls` concurrent calls in this process with ports that answer at once and a recording that is thrown away.
 * What remains between the end of the required silence and the first audio is the engine's own share.
 */
export async function measureEngineShare(calls: number, turnsPerCall: number): Promise<EngineShare> {
  const shares: number[] = [];
  globalThis.gc?.();
  const memoryBefore = process.memoryUsage.rss();
  let memoryDuring = memoryBefore;
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const sampler = setInterval(() => (memoryDuring = Math.max(memoryDuring, process.memoryUsage.rss())), 500);
  await Promise.all(Array.from({ length: calls }, (_, index) => oneCall(index, calls, turnsPerCall, shares)));
  clearInterval(sampler);
  const cpu = process.cpuUsage(cpuBefore);
  const wallMs = performance.now() - startedAt;
  return {
    calls,
    turns: shares.length,
    p50Ms: percentile(shares, 0.5) ?? Number.NaN,
    p99Ms: percentile(shares, 0.99) ?? Number.NaN,
    corePerCall: (cpu.user + cpu.system) / 1000 / wallMs / calls,
    megabytesPerCall: (memoryDuring - memoryBefore) / calls / 1e6,
  };
}

/** One caller: paced frames, and a note of how late the first audio of each answer is. */
async function oneCall(index: number, calls: number, turns: number, shares: number[]): Promise<void> {
  const events = new BoundedQueue<TransportEvent>(1000);
  let speechEndedAt: number | null = null;
  let playedUntil = 0;
  const transport: Transport = {
    format: TELEPHONE,
    receive: () => events,
    send(frame) {
      if (speechEndedAt !== null) shares.push(performance.now() - speechEndedAt - ENDPOINTING_MS);
      speechEndedAt = null;
      playedUntil = Math.max(playedUntil, performance.now()) + frame.data.length / 8;
    },
    mark: name =>
      void setTimeout(() => events.push({ type: 'mark-reached', name }), Math.max(0, playedUntil - performance.now())),
    clear: () => undefined,
    close: async () => events.end(),
  };
  const call = conductCall({
    call: { id: `bench-${index}`, from: null, to: null },
    snapshot: SNAPSHOT,
    ports: {
      transport,
      speechToText: instantRecognizer,
      voiceActivityDetector: energyDetector,
      textToSpeech: instantVoice,
      dialogue: instantDialogue,
      tools: { run: async () => ({ code: 'ok', value: {} }) },
      journal: { append: () => undefined },
      recording: { write: () => undefined, close: async () => undefined },
      clock: systemClock,
    },
    signal: new AbortController().signal,
  });
  // Callers start spread over one turn, as real ones do.
  let nextFrameAt = performance.now() + (index / calls) * (SPEECH_MS + SILENCE_MS);
  for (let turn = 0; turn < turns; turn++) {
    for (let spokenMs = 0; spokenMs < SILENCE_MS + SPEECH_MS; spokenMs += FRAME_MS) {
      nextFrameAt += FRAME_MS;
      const waitMs = nextFrameAt - performance.now();
      if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs));
      const isSpeech = spokenMs >= SILENCE_MS;
      events.push({ type: 'audio', frame: isSpeech ? SPEECH : SILENCE });
      if (isSpeech) speechEndedAt = nextFrameAt;
    }
  }
  await new Promise(resolve => setTimeout(resolve, 1500));
  events.end();
  await call;
}

const energyDetector: VoiceActivityDetector = {
  id: 'energy',
  capabilities: { inputs: [TELEPHONE], windowMs: FRAME_MS },
  open(listener) {
    let endMs = 0;
    return {
      hear(frame) {
        endMs += FRAME_MS;
        listener.onWindow({ startMs: endMs - FRAME_MS, endMs, probability: frame.data[0] === 0xff ? 0 : 1 });
      },
      close() {},
    };
  },
};

const instantRecognizer: SpeechToText = {
  id: 'instant',
  capabilities: { interim: false, inputs: [TELEPHONE] },
  async *transcribe(input: AsyncIterable<RecognizerInput>) {
    for await (const item of input) {
      if (item.type === 'pause') yield { type: 'transcript-final', text: 'I would like a table please.' };
    }
  },
};

const instantVoice: TextToSpeech = {
  id: 'instant',
  capabilities: { outputs: [TELEPHONE], wordTimes: false },
  async *synthesize() {
    yield { type: 'audio', frame: { ...TELEPHONE, data: new Uint8Array(8000).fill(0x40) } };
  },
};

const instantDialogue: DialogueEngine = {
  id: 'instant',
  open: () => ({
    async *respond() {
      yield { type: 'say', text: 'Certainly, for how many people?' };
    },
    heard: () => undefined,
    save: () => null,
  }),
};

const SNAPSHOT: CallSnapshot = {
  agent: {
    id: '0198b6a0-0000-7000-8000-000000000002',
    versionId: '0198b6a0-0000-7000-8000-000000000003',
    name: 'Bench',
    config: AgentConfig.parse({
      greeting: 'Hello.',
      flow: { start: 'end', nodes: [{ type: 'end', id: 'end', disposition: 'agent_ended' }] },
      turnTaking: { finishedSilenceMs: ENDPOINTING_MS },
    }),
  },
  business: {
    id: '0198b6a0-0000-7000-8000-000000000004',
    kind: 'general',
    name: 'Bench',
    address: '',
    phoneNumber: null,
    forwardingNumber: null,
    hours: {
      timezone: 'UTC',
      weekly: { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
      exceptions: [],
    },
    settings: { answerWhenClosed: true, facts: [] },
  },
  knowledge: [],
};
