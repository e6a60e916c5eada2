import { create } from 'xmlbuilder2';

/** One instruction of a TwiML document. They run top to bottom; running out of them hangs up. */
export type TwimlVerb =
  | { readonly verb: 'say'; readonly text: string; readonly language?: string; readonly voice?: string }
  | { readonly verb: 'play'; readonly url: string; readonly loop?: number }
  | { readonly verb: 'pause'; readonly lengthSeconds: number }
  | { readonly verb: 'hangup' }
  /** Only as the first verb: the call is never answered. */
  | { readonly verb: 'reject'; readonly reason: 'rejected' | 'busy' }
  | { readonly verb: 'redirect'; readonly url: string }
  | DialVerb
  | ConnectStreamVerb;

/** Connects the caller to a number. `action` is asked what comes next once that leg has ended. */
export interface DialVerb {
  readonly verb: 'dial';
  readonly number: string;
  readonly callerId?: string;
  readonly action?: string;
  readonly timeoutSeconds?: number;
  /** The caller keeps hearing the ring until the other side answers; only as the first verb. */
  readonly answerOnBridge?: boolean;
}

/** Hands the call's audio, both ways, to a WebSocket. It lasts until that socket closes; then `action` is asked. */
export interface ConnectStreamVerb {
  readonly verb: 'connect-stream';
  /** `wss://…` without a query: Twilio does not support one. */
  readonly url: string;
  readonly action?: string;
  /** Come back in the stream's `start` message. A name and its value together stay under 500 characters. */
  readonly parameters?: Readonly<Record<string, string>>;
}

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

function append(response: Element, verb: TwimlVerb): void {
  switch (verb.verb) {
    case 'say':
      response.ele('Say', attributes({ voice: verb.voice, language: verb.language })).txt(verb.text);
      return;
    case 'play':
      response.ele('Play', attributes({ loop: verb.loop })).txt(verb.url);
      return;
    case 'pause':
      response.ele('Pause', attributes({ length: verb.lengthSeconds }));
      return;
    case 'hangup':
      response.ele('Hangup');
      return;
    case 'reject':
      response.ele('Reject', attributes({ reason: verb.reason }));
      return;
    case 'redirect':
      response.ele('Redirect').txt(verb.url);
      return;
    case 'dial':
      appendDial(response, verb);
      return;
    case 'connect-stream':
      appendConnectStream(response, verb);
      return;
    default:
      verb satisfies never;
  }
}

function appendDial(response: Element, verb: DialVerb): void {
  const { answerOnBridge, callerId, timeoutSeconds: timeout, action } = verb;
  response.ele('Dial', attributes({ answerOnBridge, callerId, timeout, action })).ele('Number').txt(verb.number);
}

function appendConnectStream(response: Element, verb: ConnectStreamVerb): void {
  const stream = response.ele('Connect', attributes({ action: verb.action })).ele('Stream', { url: verb.url });
  for (const [name, value] of Object.entries(verb.parameters ?? {})) {
    if (name.length + value.length > MAX_PARAMETER_LENGTH)
      throw new RangeError(`The stream parameter "${name}" is longer than Twilio carries.`);
    stream.ele('Parameter', { name, value });
  }
}

function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
