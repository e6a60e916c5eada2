import { toDial } from './parse-dial.ts';
import { recordingCallbackOf } from './recording-callback.ts';
import {
  attribute,
  booleanAttribute,
  elementName,
  elements,
  innerText,
  listAttribute,
  numberAttribute,
  readResponse,
  type TwimlNode,
} from './twiml-node.ts';
import type { GatherVerb, Prompt, RecordVerb, StreamNoun, Verb } from './verbs.ts';

/** Reads a TwiML document into its verbs, in order. Throws an Error when it is not TwiML (Twilio's error 12100). */
export function parseTwiml(document: string): Verb[] {
  return elements(readResponse(document)).map(toVerb);
}

function toVerb(node: TwimlNode): Verb {
  const name = elementName(node);
  const action = attribute(node, 'action');
  const method = attribute(node, 'method') ?? 'POST';
  switch (name) {
    case 'Say':
    case 'Play':
    case 'Pause':
      return toPrompt(node);
    case 'Redirect':
      return { verb: 'redirect', url: innerText(node), method };
    case 'Hangup':
      return { verb: 'hangup' };
    case 'Reject':
      return { verb: 'reject', reason: attribute(node, 'reason') ?? 'rejected' };
    case 'Gather':
      return toGather(node);
    case 'Record':
      return toRecord(node);
    case 'Dial':
      return toDial(node);
    case 'Connect': {
      const stream = elements(node).find(child => elementName(child) === 'Stream');
      return stream
        ? { verb: 'connect', stream: toStream(stream), action, method }
        : { verb: 'unsupported', name: 'Connect without Stream' };
    }
    case 'Message': {
      const body = elements(node).find(child => elementName(child) === 'Body');
      const statusCallback = attribute(node, 'statusCallback');
      return { verb: 'message', body: innerText(body ?? node), to: attribute(node, 'to'), statusCallback };
    }
    default:
      return { verb: 'unsupported', name };
  }
}

function toPrompt(node: TwimlNode): Prompt {
  const loop = numberAttribute(node, 'loop', 1);
  switch (elementName(node)) {
    case 'Say':
      return { verb: 'say', text: innerText(node), loop };
    case 'Play':
      return { verb: 'play', url: innerText(node), digits: attribute(node, 'digits'), loop };
    default:
      return { verb: 'pause', lengthSeconds: numberAttribute(node, 'length', 1) };
  }
}

function toGather(node: TwimlNode): GatherVerb {
  const input = listAttribute(node, 'input', ['dtmf']);
  const numDigits = numberAttribute(node, 'numDigits', 0);
  const speechTimeout = attribute(node, 'speechTimeout');
  return {
    verb: 'gather',
    action: attribute(node, 'action'),
    method: attribute(node, 'method') ?? 'POST',
    takesKeys: input.includes('dtmf'),
    takesSpeech: input.includes('speech'),
    timeoutSeconds: numberAttribute(node, 'timeout', 5),
    numDigits: numDigits > 0 ? numDigits : null,
    finishOnKey: attribute(node, 'finishOnKey') ?? '#',
    actionOnEmptyResult: booleanAttribute(node, 'actionOnEmptyResult', false),
    bargeIn: booleanAttribute(node, 'bargeIn', true),
    speechTimeoutSeconds: speechTimeout === null || speechTimeout === 'auto' ? speechTimeout : Number(speechTimeout),
    language: attribute(node, 'language') ?? 'en-US',
    hints: attribute(node, 'hints'),
    partialResultCallback: attribute(node, 'partialResultCallback'),
    prompts: elements(node)
      .filter(child => ['Say', 'Play', 'Pause'].includes(elementName(child)))
      .map(toPrompt),
  };
}

function toRecord(node: TwimlNode): RecordVerb {
  const transcribeCallback = attribute(node, 'transcribeCallback');
  const transcribes = booleanAttribute(node, 'transcribe', transcribeCallback !== null);
  return {
    verb: 'record',
    action: attribute(node, 'action'),
    method: attribute(node, 'method') ?? 'POST',
    timeoutSeconds: numberAttribute(node, 'timeout', 5),
    finishOnKey: attribute(node, 'finishOnKey') ?? '1234567890*#',
    maxLengthSeconds: numberAttribute(node, 'maxLength', transcribes ? 120 : 3600),
    playBeep: booleanAttribute(node, 'playBeep', true),
    trimsSilence: (attribute(node, 'trim') ?? 'trim-silence') === 'trim-silence',
    recordingCallback: recordingCallbackOf(node),
    transcribes,
    transcribeCallback,
  };
}

function toStream(node: TwimlNode): StreamNoun {
  const parameters = elements(node)
    .filter(child => elementName(child) === 'Parameter')
    .map(child => [attribute(child, 'name') ?? '', attribute(child, 'value') ?? ''] as const);
  return {
    url: attribute(node, 'url') ?? '',
    name: attribute(node, 'name'),
    statusCallback: attribute(node, 'statusCallback'),
    parameters: Object.fromEntries(parameters),
  };
}
