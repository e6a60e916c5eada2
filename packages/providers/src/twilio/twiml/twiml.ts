import { create } from 'xmlbuilder2';
import type { DialedConference, DialedNumber, DialVerb } from './dial-verb.ts';
import type { GatherVerb, RecordVerb } from './input-verbs.ts';
import type { PlayVerb, SayVerb } from './spoken-verbs.ts';
import type { ConnectStreamVerb, MessageVerb, RedirectVerb, TwimlVerb } from './verbs.ts';

type Element = ReturnType<typeof create>;

/** Twilio's limit on one `<Parameter>`: name and value together, TwiML <Stream> page. */
const MAX_PARAMETER_LENGTH = 499;

/** Writes a TwiML document. Text is escaped, and characters XML cannot hold are dropped. */
export function twiml(...verbs: readonly TwimlVerb[]): string {
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' });
  const response = document.ele('Response');
  for (const verb of verbs) append(response, verb);
  return document.end();
}

function append(parent: Element, verb: TwimlVerb): void {
  switch (verb.verb) {
    case 'say':
      appendSay(parent, verb);
      return;
    case 'play':
      appendPlay(parent, verb);
      return;
    case 'pause':
      parent.ele('Pause', attributes({ length: verb.lengthSeconds }));
      return;
    case 'gather':
      appendGather(parent, verb);
      return;
    case 'record':
      appendRecord(parent, verb);
      return;
    case 'dial':
      appendDial(parent, verb);
      return;
    case 'connect-stream':
      appendConnectStream(parent, verb);
      return;
    case 'redirect':
      appendRedirect(parent, verb);
      return;
    case 'hangup':
      parent.ele('Hangup');
      return;
    case 'reject':
      parent.ele('Reject', attributes({ reason: verb.reason }));
      return;
    case 'message':
      appendMessage(parent, verb);
      return;
    default:
      verb satisfies never;
  }
}

function appendSay(parent: Element, { text, voice, language, loop }: SayVerb): void {
  parent.ele('Say', attributes({ voice, language, loop })).txt(text);
}

function appendPlay(parent: Element, { url, digits, loop }: PlayVerb): void {
  const play = parent.ele('Play', attributes({ digits, loop }));
  if (url !== undefined) play.txt(url);
}

function appendRedirect(parent: Element, { url, method }: RedirectVerb): void {
  parent.ele('Redirect', attributes({ method })).txt(url);
}

function appendGather(parent: Element, gather: GatherVerb): void {
  const { action, bargeIn, numDigits, finishOnKey, actionOnEmptyResult, speechModel, language } = gather;
  const { profanityFilter, partialResultCallback, prompt = [] } = gather;
  const element = parent.ele(
    'Gather',
    attributes({
      input: gather.input.join(' '),
      action,
      timeout: gather.timeoutSeconds,
      numDigits,
      finishOnKey,
      actionOnEmptyResult,
      bargeIn,
      speechTimeout: gather.speechTimeoutSeconds,
      maxSpeechTime: gather.maxSpeechSeconds,
      speechModel,
      language,
      hints: gather.hints?.join(','),
      profanityFilter,
      partialResultCallback,
    }),
  );
  for (const spoken of prompt) append(element, spoken);
}

function appendRecord(parent: Element, record: RecordVerb): void {
  const { action, finishOnKey, playBeep, trim, recordingStatusCallback, transcribeCallback } = record;
  parent.ele(
    'Record',
    attributes({
      action,
      timeout: record.timeoutSeconds,
      maxLength: record.maxSeconds,
      finishOnKey,
      playBeep,
      trim,
      recordingStatusCallback,
      recordingStatusCallbackEvent: record.recordingStatusCallbackEvents?.join(' '),
      transcribe: transcribeCallback === undefined ? undefined : true,
      transcribeCallback,
    }),
  );
}

function appendDial(parent: Element, dial: DialVerb): void {
  const { answerOnBridge, callerId, action, hangupOnStar, sequential, ringTone, record } = dial;
  const element = parent.ele(
    'Dial',
    attributes({
      answerOnBridge,
      callerId,
      timeout: dial.timeoutSeconds,
      timeLimit: dial.timeLimitSeconds,
      hangupOnStar,
      sequential,
      ringTone,
      record,
      recordingStatusCallback: dial.recordingStatusCallback,
      recordingStatusCallbackEvent: dial.recordingStatusCallbackEvents?.join(' '),
      action,
    }),
  );
  if (dial.sip !== undefined) element.ele('Sip').txt(dial.sip);
  else if (dial.conference) appendConference(element, dial.conference);
  else for (const one of dial.numbers ?? [{ number: dial.number }]) appendNumber(element, one);
}

function appendNumber(parent: Element, dialed: DialedNumber): void {
  const { url, sendDigits, statusCallback, machineDetection, amdStatusCallback } = dialed;
  const statusCallbackEvent = dialed.statusCallbackEvents?.join(' ');
  parent
    .ele(
      'Number',
      attributes({ url, sendDigits, statusCallback, statusCallbackEvent, machineDetection, amdStatusCallback }),
    )
    .txt(dialed.number);
}

function appendConference(parent: Element, room: DialedConference): void {
  const { participantLabel, muted, beep, waitUrl, waitMethod, maxParticipants, coach, record, trim } = room;
  const { jitterBufferSize, region, statusCallback, recordingStatusCallback } = room;
  parent
    .ele(
      'Conference',
      attributes({
        participantLabel,
        muted,
        beep,
        startConferenceOnEnter: room.startOnEnter,
        endConferenceOnExit: room.endOnExit,
        waitUrl,
        waitMethod,
        maxParticipants,
        coach,
        record,
        trim,
        jitterBufferSize,
        region,
        statusCallback,
        statusCallbackEvent: room.statusCallbackEvents?.join(' '),
        recordingStatusCallback,
        recordingStatusCallbackEvent: room.recordingStatusCallbackEvents?.join(' '),
      }),
    )
    .txt(room.name);
}

function appendConnectStream(parent: Element, verb: ConnectStreamVerb): void {
  const { url, action, statusCallback } = verb;
  const stream = parent.ele('Connect', attributes({ action })).ele('Stream', attributes({ url, statusCallback }));
  for (const [name, value] of Object.entries(verb.parameters ?? {})) {
    if (name.length + value.length > MAX_PARAMETER_LENGTH)
      throw new RangeError(`The stream parameter "${name}" is longer than Twilio carries.`);
    stream.ele('Parameter', { name, value });
  }
}

function appendMessage(parent: Element, { body, to, from, statusCallback, mediaUrls }: MessageVerb): void {
  const message = parent.ele('Message', attributes({ to, from, statusCallback }));
  message.ele('Body').txt(body);
  for (const url of mediaUrls ?? []) message.ele('Media').txt(url);
}

function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
