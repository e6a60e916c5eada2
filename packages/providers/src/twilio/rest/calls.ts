import { CallAnswer, CallListAnswer } from './answers.ts';
import type { Pace } from './pace.ts';
import type { FormValue, Requester } from './requester.ts';
import { type CallInstructions, type NewCarrierCall, type TwilioClient, TwilioError } from './twilio-client.ts';

const NEVER = new AbortController().signal;
const DEFAULT_LIST_LIMIT = 20;

export function callResource(requester: Requester, pace: Pace | undefined): TwilioClient['calls'] {
  return {
    async create(call, signal) {
      if (pace && !(await pace.pass(signal ?? NEVER))) throw tooManyCalls();
      const request = { method: 'POST', path: '/Calls.json', form: newCallForm(call), isRepeatable: false } as const;
      return (await requester.json(request, CallAnswer, signal)).call;
    },
    async get(callSid, signal) {
      const request = { method: 'GET', path: pathOf(callSid), isRepeatable: true } as const;
      return (await requester.json(request, CallAnswer, signal)).call;
    },
    async list({ to, from, startedAfter, limit = DEFAULT_LIST_LIMIT }, signal) {
      const query = { To: to, From: from, PageSize: limit };
      const request = { method: 'GET', path: '/Calls.json', query, isRepeatable: true } as const;
      const { calls } = await requester.json(request, CallListAnswer, signal);
      // Twilio's own filter goes by the start, which a call still waiting there has not got. Its times are whole seconds.
      const since = startedAfter ? Math.floor(startedAfter.getTime() / 1000) * 1000 : 0;
      return calls.filter(({ createdAt }) => !createdAt || createdAt.getTime() >= since).map(({ call }) => call);
    },
    async update(callSid, { instructions, status }, signal) {
      const form = { ...(instructions && instructionFields(instructions)), Status: status };
      // Told twice, a call begins its new document twice.
      const request = { method: 'POST', path: pathOf(callSid), form, isRepeatable: !instructions } as const;
      return (await requester.json(request, CallAnswer, signal)).call;
    },
  };
}

function pathOf(callSid: string): string {
  return `/Calls/${encodeURIComponent(callSid)}.json`;
}

function newCallForm(call: NewCarrierCall): Record<string, FormValue> {
  const { machineDetection, recording } = call;
  return {
    From: call.from,
    To: call.to,
    ...instructionFields(call.instructions),
    FallbackUrl: call.fallbackUrl,
    StatusCallback: call.statusCallback,
    StatusCallbackEvent: call.statusCallbackEvents,
    Timeout: call.ringSeconds,
    TimeLimit: call.timeLimitSeconds,
    SendDigits: call.sendDigits,
    ...(machineDetection && {
      MachineDetection: machineDetection.until === 'any' ? 'Enable' : 'DetectMessageEnd',
      MachineDetectionTimeout: machineDetection.timeoutSeconds,
      AsyncAmd: true,
      AsyncAmdStatusCallback: machineDetection.callback,
    }),
    ...(recording && {
      Record: true,
      RecordingChannels: recording.channels,
      RecordingStatusCallback: recording.callback,
      RecordingStatusCallbackEvent: ['completed', 'absent'],
    }),
  };
}

function instructionFields(instructions: CallInstructions): Record<string, FormValue> {
  return 'url' in instructions ? { Url: instructions.url } : { Twiml: instructions.twiml };
}

function tooManyCalls(): TwilioError {
  return new TwilioError('Too many calls wait to be placed already: try again later.', {
    status: null,
    code: null,
    isRetryable: true,
    isInDoubt: false,
  });
}
