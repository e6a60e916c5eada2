import { setTimeout } from 'node:timers/promises';
import type { RecordingCallback } from '../../twilio-caller/twiml/verbs.ts';
import type { Account } from '../account.ts';
import type { Document } from '../documents/document.ts';
import { followToTheEnd } from '../documents/follow-documents.ts';
import { recordCall, recordingUrl } from '../recordings/record-call.ts';
import { pressDigits } from '../verbs/prompts.ts';
import type { Call } from './call.ts';
import { dialOut } from './dial-out.ts';
import { detectMachine, type MachineDetection } from './machine-detection.ts';

export interface OutboundCallOptions {
  readonly document: Document;
  readonly ringSeconds: number;
  readonly timeLimitSeconds: number | null;
  readonly sendDigits: string | null;
  readonly machineDetection:
    | (MachineDetection & {
        readonly isAsync: boolean;
        readonly callback: string | null;
        readonly callbackMethod: string;
      })
    | null;
  readonly recording: {
    readonly channels: 1 | 2;
    readonly track: 'inbound' | 'outbound' | 'both';
    readonly trimsSilence: boolean;
    readonly callback: RecordingCallback;
  } | null;
}

/** Carries out a call the account asked for, from the queue to its end. Never rejects. */
export async function placeOutboundCall(account: Account, call: Call, options: OutboundCallOptions): Promise<void> {
  const { signal } = call;
  await setTimeout(account.takeTurnMs(), undefined, { signal }).catch(() => undefined);
  if (call.isOver || !(await dialOut(account, call, options.ringSeconds))) return;
  if (options.timeLimitSeconds !== null) call.errand(hangUpAfter(call, options.timeLimitSeconds));
  if (options.recording) {
    const recording = recordCall(account, call, { ...options.recording, source: 'OutboundAPI' });
    call.finalFields = { RecordingSid: recording.sid, RecordingUrl: recordingUrl(account, recording) };
  }
  if (options.sendDigits !== null) await pressDigits(options.sendDigits, { call, signal });
  const detection = options.sendDigits === null ? options.machineDetection : null;
  if (detection?.isAsync) call.errand(detectMeanwhile(account, call, detection));
  else if (detection) await detectMachine(account, call, detection);
  if (call.isOver) return;
  await followToTheEnd(account, call, withVerdict(call, options.document));
}

/** The first document is asked for with what the detection took. */
function withVerdict(call: Call, document: Document): Document {
  if (call.machineDetectionMs === null || 'twiml' in document) return document;
  return { ...document, fields: { ...document.fields, MachineDetectionDuration: String(call.machineDetectionMs) } };
}

async function detectMeanwhile(
  account: Account,
  call: Call,
  detection: NonNullable<OutboundCallOptions['machineDetection']>,
): Promise<void> {
  const answeredBy = await detectMachine(account, call, detection);
  if (answeredBy === null || detection.callback === null) return;
  const fields = { AnsweredBy: answeredBy, MachineDetectionDuration: String(call.machineDetectionMs) };
  await call.requests.notify(detection.callback, fields, detection.callbackMethod);
}

async function hangUpAfter(call: Call, seconds: number): Promise<void> {
  await setTimeout(seconds * 1000, undefined, { signal: call.signal }).catch(() => undefined);
  call.hangUp({ type: 'far-side-hung-up' });
}
