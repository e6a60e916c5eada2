import { recordingCallbackOf } from './recording-callback.ts';
import {
  attribute,
  booleanAttribute,
  elementName,
  elements,
  innerText,
  listAttribute,
  numberAttribute,
  type TwimlNode,
} from './twiml-node.ts';
import type { ConferenceNoun, DialVerb, NumberNoun } from './verbs.ts';

/** Reads a `<Dial>` with everybody it rings; a bare number in it counts as a `<Number>`. */
export function toDial(node: TwimlNode): DialVerb {
  const nouns = elements(node).map(child =>
    elementName(child) === 'Conference' ? toConference(child) : toNumber(child),
  );
  return {
    verb: 'dial',
    action: attribute(node, 'action'),
    method: attribute(node, 'method') ?? 'POST',
    nouns: nouns.length > 0 ? nouns : [toNumber(node)],
    answerOnBridge: booleanAttribute(node, 'answerOnBridge', false),
    callerId: attribute(node, 'callerId'),
    timeoutSeconds: numberAttribute(node, 'timeout', 30),
    timeLimitSeconds: numberAttribute(node, 'timeLimit', 14_400),
    hangupOnStar: booleanAttribute(node, 'hangupOnStar', false),
    isSequential: booleanAttribute(node, 'sequential', false),
    record: attribute(node, 'record') ?? 'do-not-record',
    recordingCallback: recordingCallbackOf(node),
  };
}

function toNumber(node: TwimlNode): NumberNoun {
  const isNoun = elementName(node) !== 'Dial';
  const own = (name: string) => (isNoun ? attribute(node, name) : null);
  return {
    noun: 'number',
    to: innerText(node),
    url: own('url'),
    method: own('method') ?? 'POST',
    sendDigits: own('sendDigits'),
    statusCallback: own('statusCallback'),
    statusCallbackMethod: own('statusCallbackMethod') ?? 'POST',
    statusCallbackEvents: isNoun ? listAttribute(node, 'statusCallbackEvent', ['completed']) : [],
    machineDetection: own('machineDetection'),
    amdStatusCallback: own('amdStatusCallback'),
  };
}

function toConference(node: TwimlNode): ConferenceNoun {
  return {
    noun: 'conference',
    name: innerText(node),
    isMuted: booleanAttribute(node, 'muted', false),
    startsOnEnter: booleanAttribute(node, 'startConferenceOnEnter', true),
    endsOnExit: booleanAttribute(node, 'endConferenceOnExit', false),
    waitUrl: attribute(node, 'waitUrl') || null,
    waitMethod: attribute(node, 'waitMethod') ?? 'POST',
    maxParticipants: numberAttribute(node, 'maxParticipants', 250),
    isRecorded: attribute(node, 'record') === 'record-from-start',
    label: attribute(node, 'participantLabel'),
    statusCallback: attribute(node, 'statusCallback'),
    statusCallbackMethod: attribute(node, 'statusCallbackMethod') ?? 'POST',
    statusCallbackEvents: listAttribute(node, 'statusCallbackEvent', []),
    recordingCallback: recordingCallbackOf(node),
  };
}
