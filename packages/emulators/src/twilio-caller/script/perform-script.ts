import type { Line, PreparedStep } from './prepared-script.ts';

/** Gap between two keys: a person dialling fast. */
const KEY_GAP_MS = 250;
/** The agent counts as answering only when heard this long after the caller's last sound; before, it is still falling silent. */
const ANSWER_AFTER_MS = 400;

/** What a script sees of the call, and what it can do there. Times are milliseconds of the call's media. */
export interface Stage {
  readonly nowMs: number;
  /** When the agent's answer being heard now began; null while it is not speaking. */
  readonly answerStartMs: number | null;
  readonly lastHeardMs: number | null;
  readonly isCallerSpeaking: boolean;
  /** When the caller last did something: spoke, pressed a key. −Infinity before that. */
  readonly lastActMs: number;
  speak(line: Line): void;
  press(digit: string): void;
  hangUp(): void;
}

/**
 * Plays a script out on a stage: run `next` once every tick, and it goes on by itself. `patienceMs` is how long the
 * caller waits for an agent that says nothing before going on regardless.
 */
export function* performScript(steps: readonly PreparedStep[], stage: Stage, patienceMs: number): Generator<void> {
  for (const step of steps) {
    switch (step.type) {
      case 'say':
        if (!step.isAtOnce) yield* untilAgentFinished(stage, patienceMs);
        yield* speak(stage, step.line);
        break;
      case 'interrupt':
        yield* untilAgentSpeaks(stage, step.afterMs, patienceMs);
        yield* speak(stage, step.line);
        break;
      case 'noise':
        yield* speak(stage, step.line);
        break;
      case 'wait-for-agent':
        yield* untilAgentFinished(stage, patienceMs);
        break;
      case 'silence':
        yield* pause(stage, step.durationMs);
        break;
      case 'press':
        for (const digit of step.digits) {
          stage.press(digit);
          yield* pause(stage, KEY_GAP_MS);
        }
        break;
      case 'hang-up':
        stage.hangUp();
        return;
    }
  }
}

function* speak(stage: Stage, line: Line): Generator<void> {
  stage.speak(line);
  do yield;
  while (stage.isCallerSpeaking);
}

function* pause(stage: Stage, durationMs: number): Generator<void> {
  const endMs = stage.nowMs + durationMs;
  while (stage.nowMs < endMs) yield;
}

function* untilAgentFinished(stage: Stage, patienceMs: number): Generator<void> {
  const hasAnswered = () => (stage.lastHeardMs ?? -Infinity) > stage.lastActMs + ANSWER_AFTER_MS;
  while (!(hasAnswered() && stage.answerStartMs === null)) {
    const quietSinceMs = Math.max(stage.lastActMs, stage.lastHeardMs ?? 0);
    if (stage.answerStartMs === null && stage.nowMs - quietSinceMs > patienceMs) return;
    yield;
  }
}

function* untilAgentSpeaks(stage: Stage, afterMs: number, patienceMs: number): Generator<void> {
  const startMs = stage.nowMs;
  while (stage.nowMs - startMs < patienceMs) {
    const { answerStartMs } = stage;
    if (answerStartMs !== null && answerStartMs > stage.lastActMs && stage.nowMs - answerStartMs >= afterMs) return;
    yield;
  }
}
