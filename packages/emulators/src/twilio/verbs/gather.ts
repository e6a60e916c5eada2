import { FRAME_MS, type HandsetFrame } from '../../twilio-caller/handset.ts';
import type { GatherVerb } from '../../twilio-caller/twiml/verbs.ts';
import { Player } from '../line/player.ts';
import { whenAborted } from '../when-aborted.ts';
import { playPrompt } from './prompts.ts';
import { goTo, type VerbContext, type VerbEnd } from './verb-context.ts';

/** `speechTimeout="auto"` ends at the first pause: longer than between two words. */
const FIRST_PAUSE_MS = 600;
const CONFIDENCE = '0.92';

/** Prompts, and takes keys and words meanwhile and after it. */
export async function runGather(verb: GatherVerb, context: VerbContext): Promise<VerbEnd> {
  const { call, signal } = context;
  const prompt = new AbortController();
  const onPartialWords = (words: string, sequenceNumber: number) => {
    if (verb.partialResultCallback === null) return;
    const fields = { SequenceNumber: String(sequenceNumber), UnstableSpeechResult: words, Stability: '0.9' };
    call.errand(call.requests.notify(context.resolve(verb.partialResultCallback), fields));
  };
  const ear = new GatherEar(verb, () => prompt.abort(), onPartialWords);
  using _ = call.line.connect(ear);
  const promptSignal = AbortSignal.any([signal, prompt.signal]);
  for (const part of verb.prompts) await playPrompt(part, { ...context, signal: promptSignal }, ear);
  ear.promptIsOver();
  await Promise.race([ear.done, whenAborted(signal)]);
  if (signal.aborted) return undefined;
  const { digits, words, finishedOnKey } = ear;
  if (digits === '' && words === '' && !verb.actionOnEmptyResult) return undefined;
  const fields = {
    ...(digits !== '' || (verb.takesKeys && words === '') ? { Digits: digits } : {}),
    ...(finishedOnKey === '' ? {} : { FinishedOnKey: finishedOnKey }),
    ...(words === '' ? {} : { SpeechResult: words, Confidence: CONFIDENCE }),
  };
  return goTo(context, { ...verb, action: verb.action ?? '' }, fields);
}

/** Decides, 20 ms at a time, when the input is complete. */
class GatherEar extends Player {
  readonly done: Promise<void>;
  digits = '';
  words = '';
  finishedOnKey = '';
  readonly #verb: GatherVerb;
  readonly #interruptPrompt: () => void;
  readonly #onPartialWords: (words: string, sequenceNumber: number) => void;
  readonly #resolveDone: () => void;
  #isDone = false;
  #promptIsOver = false;
  #quietMs = 0;
  #lines = 0;

  constructor(
    verb: GatherVerb,
    interruptPrompt: () => void,
    onPartialWords: (words: string, sequenceNumber: number) => void,
  ) {
    super();
    this.#verb = verb;
    this.#interruptPrompt = interruptPrompt;
    this.#onPartialWords = onPartialWords;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.done = promise;
    this.#resolveDone = resolve;
  }

  /** The clock of `timeout` starts. */
  promptIsOver(): void {
    this.#promptIsOver = true;
  }

  override hear(frame: HandsetFrame): void {
    if (this.#isDone) return;
    if (this.#verb.takesKeys) for (const digit of frame.digits) this.#take(digit);
    if (this.#verb.takesSpeech && frame.words !== null) {
      this.words = `${this.words} ${frame.words}`.trim();
      this.#onPartialWords(this.words, this.#lines++);
      this.#quietMs = 0;
    }
    const isSpeaking = this.#verb.takesSpeech && frame.isSpeaking;
    if (isSpeaking && this.#verb.bargeIn) this.#interruptPrompt();
    if (isSpeaking || !this.#promptIsOver) return;
    this.#quietMs += FRAME_MS;
    if (this.#quietMs >= this.#patienceMs) this.#finish();
  }

  #finish(): void {
    this.#isDone = true;
    this.#resolveDone();
  }

  #take(digit: string): void {
    if (this.#isDone) return;
    if (this.#verb.bargeIn) this.#interruptPrompt();
    this.#quietMs = 0;
    if (this.#verb.finishOnKey.includes(digit)) {
      this.finishedOnKey = digit;
      this.#finish();
      return;
    }
    this.digits += digit;
    if (this.digits.length === this.#verb.numDigits) this.#finish();
  }

  get #patienceMs(): number {
    const { timeoutSeconds, speechTimeoutSeconds } = this.#verb;
    if (this.words === '' || this.digits !== '' || speechTimeoutSeconds === null) return timeoutSeconds * 1000;
    return speechTimeoutSeconds === 'auto' ? FIRST_PAUSE_MS : speechTimeoutSeconds * 1000;
  }
}
