/**
 * Holds calls with LiveKit's agents framework in this one process: no network, services of fixed delays, its own voice
 * activity detection. Takes `{ calls, seconds, warmUpSeconds, delays, lines, quiet, pauseMs }` as JSON on its input, and
 * prints one line of JSON: response times, and the processor time and memory that the calls took, callers included.
 */
import { text } from 'node:stream/consumers';
import { ReadableStream } from 'node:stream/web';
import { setTimeout } from 'node:timers/promises';
import { inference, initializeLogger, llm, stt, tts, voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';

const RATE_HZ = 8000;
const FRAME_SAMPLES = 160;
/** How the recogniser tells speech from the line's noise: by the loudest sample of a frame. */
const LOUD = 300;
const PATIENCE_MS = 4000;

const options = JSON.parse(await text(process.stdin));
const { delays } = options;
initializeLogger({ pretty: false, level: 'fatal' });

const lines = options.lines.map(framesOf);
const quiet = framesOf(options.quiet);

/** Says the same after each stretch of speech: `silenceMs` after its last loud frame, and `finalMs` on top. */
class FixedRecognizer extends stt.STT {
  label = 'fixed.STT';
  constructor() {
    super({ streaming: true, interimResults: false });
  }
  async _recognize() {
    throw new Error('streams only');
  }
  stream(streamOptions) {
    return new FixedRecognition(this, undefined, streamOptions?.connOptions);
  }
}

class FixedRecognition extends stt.SpeechStream {
  label = 'fixed.SpeechStream';
  async run() {
    let quietMs = null;
    for await (const frame of this.input) {
      if (typeof frame === 'symbol') continue;
      if (isLoud(frame.data)) quietMs = 0;
      else if (quietMs !== null) quietMs += (frame.samplesPerChannel / frame.sampleRate) * 1000;
      if (quietMs === null || quietMs < delays.silenceMs) continue;
      quietMs = null;
      void setTimeout(delays.finalMs).then(() => {
        if (this.queue.closed) return;
        const words = { language: 'en', text: delays.text, startTime: 0, endTime: 0, confidence: 1 };
        this.queue.put({ type: stt.SpeechEventType.FINAL_TRANSCRIPT, alternatives: [words] });
      });
    }
  }
}

class FixedModel extends llm.LLM {
  label() {
    return 'fixed.LLM';
  }
  chat({ chatCtx, toolCtx, connOptions }) {
    return new FixedAnswer(this, {
      chatCtx,
      toolCtx,
      connOptions: connOptions ?? { maxRetry: 0, timeoutMs: 10_000, retryIntervalMs: 0 },
    });
  }
}

class FixedAnswer extends llm.LLMStream {
  async run() {
    await setTimeout(delays.firstTokenMs);
    if (!this.queue.closed) this.queue.put({ id: 'answer', delta: { role: 'assistant', content: delays.answer } });
  }
}

class FixedVoice extends tts.TTS {
  label = 'fixed.TTS';
  constructor() {
    super(RATE_HZ, 1, { streaming: true });
  }
  synthesize() {
    throw new Error('streams only');
  }
  stream(streamOptions) {
    return new FixedSpeech(this, streamOptions?.connOptions);
  }
}

const SPOKEN = new Int16Array((delays.answerAudioMs / 4) * 8).fill(4000);

class FixedSpeech extends tts.SynthesizeStream {
  label = 'fixed.SynthesizeStream';
  async run() {
    let hasText = false;
    for await (const text of this.input) {
      if (typeof text === 'symbol' || hasText) continue;
      hasText = true;
      await setTimeout(delays.firstByteMs);
      for (let part = 0; part < 4; part++) {
        if (this.queue.closed || this.abortSignal.aborted) return;
        const frame = new AudioFrame(SPOKEN, RATE_HZ, 1, SPOKEN.length);
        this.queue.put({ requestId: 'r', segmentId: 's', frame, final: part === 3 });
      }
    }
    if (hasText && !this.queue.closed) this.queue.put(tts.SynthesizeStream.END_OF_STREAM);
  }
}

class CallerEnd extends voice.AudioInput {
  #controller;
  constructor() {
    super();
    this.multiStream.addInputStream(
      new ReadableStream({
        start: controller => {
          this.#controller = controller;
        },
      }),
    );
  }
  push(frame) {
    this.#controller.enqueue(frame);
  }
}

class AgentEnd extends voice.AudioOutput {
  playedUntilMs = 0;
  onFirstAudio = () => {};
  #startedMs = 0;
  #segmentMs = 0;
  #timer;
  constructor() {
    super(RATE_HZ, undefined, { pause: false });
  }
  async captureFrame(frame) {
    await super.captureFrame(frame);
    const nowMs = performance.now();
    if (this.#segmentMs === 0) {
      this.#startedMs = nowMs;
      this.onFirstAudio(nowMs);
      this.onPlaybackStarted(Date.now());
    }
    const ms = (frame.samplesPerChannel / frame.sampleRate) * 1000;
    this.#segmentMs += ms;
    this.playedUntilMs = Math.max(this.playedUntilMs, nowMs) + ms;
  }
  flush() {
    super.flush();
    if (this.#segmentMs === 0) return;
    clearTimeout(this.#timer);
    this.#timer = globalThis.setTimeout(() => this.#finish(false), Math.max(0, this.playedUntilMs - performance.now()));
  }
  clearBuffer() {
    if (this.#segmentMs === 0) return;
    clearTimeout(this.#timer);
    this.playedUntilMs = performance.now();
    this.#finish(true);
  }
  #finish(interrupted) {
    const playedMs = Math.min(this.#segmentMs, performance.now() - this.#startedMs);
    this.#segmentMs = 0;
    this.onPlaybackFinished({ playbackPosition: playedMs / 1000, interrupted });
  }
}

/** The same caller as the other benchmark's: speaks, waits for the answer, lets it finish, pauses, speaks again. */
class Caller {
  input = new CallerEnd();
  output = new AgentEnd();
  #index;
  #note;
  #phase = 'greeting';
  #sinceMs = performance.now();
  #turns = 0;
  #line = [];
  #at = 0;
  #quietAt;
  #spokeAtMs = 0;
  constructor(index, note) {
    this.#index = index;
    this.#note = note;
    this.#quietAt = (index * 37) % quiet.length;
    this.output.onFirstAudio = nowMs => {
      if (this.#phase === 'waiting') {
        this.#note.answered(nowMs - this.#spokeAtMs);
        this.#turns++;
        this.#enter('hearing', nowMs);
      } else if (this.#phase === 'speaking') this.#note.failed();
      else if (this.#phase === 'greeting') this.#enter('hearing', nowMs);
    };
  }
  tick() {
    const nowMs = performance.now();
    if (this.#phase === 'hearing' && this.output.playedUntilMs <= nowMs) this.#enter('pausing', nowMs);
    else if (this.#phase === 'pausing' && nowMs - this.#sinceMs >= this.#pauseMs()) {
      this.#line = lines[(this.#index + this.#turns) % lines.length];
      this.#at = 0;
      this.#note.began();
      this.#enter('speaking', nowMs);
    } else if (this.#phase === 'waiting' && nowMs - this.#sinceMs > PATIENCE_MS) {
      this.#note.failed();
      this.#turns++;
      this.#enter('pausing', nowMs);
    }
    if (this.#phase !== 'speaking') {
      this.input.push(quiet[this.#quietAt++ % quiet.length]);
      return;
    }
    this.input.push(this.#line[this.#at++]);
    if (this.#at < this.#line.length) return;
    this.#spokeAtMs = performance.now();
    this.#enter('waiting', this.#spokeAtMs);
  }
  #pauseMs() {
    const [least, most] = options.pauseMs;
    return least + ((this.#index * 61 + this.#turns * 29) % 100) * ((most - least) / 100);
  }
  #enter(phase, nowMs) {
    this.#phase = phase;
    this.#sinceMs = nowMs;
  }
}

const counts = { turns: 0, failed: 0 };
const responseMs = [];
let isMeasuring = false;
const note = {
  began: () => isMeasuring && counts.turns++,
  answered: ms => isMeasuring && responseMs.push(ms),
  failed: () => isMeasuring && counts.failed++,
};

globalThis.gc?.();
const rssBefore = process.memoryUsage.rss();
const slots = Array.from({ length: 20 }, () => []);
const sessions = [];
async function tick() {
  const startMs = performance.now();
  for (let count = 0; ; count++) {
    const waitMs = startMs + count - performance.now();
    if (waitMs > 0) await setTimeout(waitMs);
    else if (count % 4 === 0) await setTimeout(0);
    for (const caller of slots[count % 20]) caller.tick();
  }
}
void tick();
for (let index = 0; index < options.calls; index++) {
  const session = new voice.AgentSession({
    ...{ stt: new FixedRecognizer(), llm: new FixedModel(), tts: new FixedVoice() },
    vad: new inference.VAD({ model: 'silero', minSilenceDuration: delays.silenceMs }),
    userAwayTimeout: null,
    aecWarmupDuration: null,
    turnHandling: {
      turnDetection: 'vad',
      endpointing: { mode: 'fixed', minDelay: delays.endpointingMs, maxDelay: 3000 },
      interruption: { mode: 'vad', resumeFalseInterruption: false },
      preemptiveGeneration: { enabled: options.isPreemptive, preemptiveTts: options.isPreemptive },
    },
  });
  const caller = new Caller(index, note);
  session.input.audio = caller.input;
  session.output.audio = caller.output;
  await session.start({ agent: new voice.Agent({ instructions: 'Take bookings.' }), record: false });
  sessions.push(session);
  slots[index % 20].push(caller);
  session.generateReply();
  await setTimeout(4000 / options.calls);
}
await setTimeout(options.warmUpSeconds * 1000);
isMeasuring = true;
const cpuBefore = process.cpuUsage();
const startedMs = performance.now();
await setTimeout(options.seconds * 1000);
isMeasuring = false;
const { user, system } = process.cpuUsage(cpuBefore);
const wallMs = performance.now() - startedMs;
globalThis.gc?.();
const rssBytes = process.memoryUsage.rss() - rssBefore;
console.log(JSON.stringify({ ...counts, responseMs, cores: (user + system) / 1000 / wallMs, rssBytes }));
process.exit();

function framesOf(payloads) {
  return payloads.map(payload => {
    const samples = new Int16Array(new Uint8Array(Buffer.from(payload, 'base64')).buffer);
    return new AudioFrame(samples, RATE_HZ, 1, FRAME_SAMPLES);
  });
}

function isLoud(samples) {
  for (let index = 0; index < samples.length; index++) if (Math.abs(samples[index]) > LOUD) return true;
  return false;
}
