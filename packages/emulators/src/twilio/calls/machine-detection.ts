import { setTimeout } from 'node:timers/promises';
import type { Account } from '../account.ts';
import type { Call } from './call.ts';

export interface MachineDetection {
  readonly mode: 'Enable' | 'DetectMessageEnd';
  readonly timeoutMs: number;
}

const DETECTION_MS = 200;

/** Listens for who answered. Fulfils with null when the call was over before. Sets the call's `answeredBy`. */
export async function detectMachine(account: Account, call: Call, detection: MachineDetection): Promise<string | null> {
  const callee = account.calleeOf(call.to);
  if (callee.type !== 'answer') return null;
  const detectionMs = callee.detectionMs ?? DETECTION_MS;
  const durationMs = Math.min(detectionMs, detection.timeoutMs);
  await setTimeout(durationMs, undefined, { signal: call.signal }).catch(() => undefined);
  if (call.isOver) return null;
  const found = callee.answeredBy ?? 'human';
  call.answeredBy = detectionMs > detection.timeoutMs ? 'unknown' : inWordsOf(detection.mode, found);
  call.machineDetectionMs = durationMs;
  return call.answeredBy;
}

/** `Enable` tells a machine when it starts, `DetectMessageEnd` how its greeting ended. */
function inWordsOf(mode: MachineDetection['mode'], answeredBy: string): string {
  if (mode === 'Enable') return answeredBy.startsWith('machine_') ? 'machine_start' : answeredBy;
  return answeredBy === 'machine_start' ? 'machine_end_beep' : answeredBy;
}
