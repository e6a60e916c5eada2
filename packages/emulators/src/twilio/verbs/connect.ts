import { openMediaStream } from '../../twilio-caller/media-stream.ts';
import type { ConnectVerb } from '../../twilio-caller/twiml/verbs.ts';
import { newSid } from '../sid.ts';
import { whenAborted } from '../when-aborted.ts';
import { absolute, goTo, type VerbContext, type VerbEnd } from './verb-context.ts';

/** Gives the line to the application's socket until that closes, or the call is over or redirected. */
export async function runConnect(verb: ConnectVerb, context: VerbContext): Promise<VerbEnd> {
  const { account, call, signal } = context;
  const { stream: noun } = verb;
  const streamSid = newSid('MZ');
  const statusCallback = absolute(noun.statusCallback, context);
  let telling: Promise<void> = Promise.resolve();
  const tell = (event: string, more: Readonly<Record<string, string>> = {}) => {
    if (statusCallback === null) return;
    const fields = {
      StreamSid: streamSid,
      StreamName: noun.name ?? streamSid,
      StreamEvent: event,
      Timestamp: new Date().toISOString(),
      ...more,
    };
    telling = telling.then(() => call.requests.notify(statusCallback, fields));
  };
  const stream = await openMediaStream({
    // Twilio takes only `wss`; plain `ws` is accepted too, since an emulated call stays on the machine.
    url: /^wss?:/.test(noun.url) ? noun.url : context.resolve(noun.url).replace(/^http/, 'ws'),
    parameters: noun.parameters,
    identity: { accountSid: account.sid, callSid: call.sid, streamSid },
    authToken: account.authToken,
    nowMs: () => call.line.nowMs,
    onEvent: event => call.report(event),
    signal,
  });
  if (stream) {
    tell('stream-started');
    using _ = call.line.connect(stream);
    await Promise.race([whenAborted(stream.closed), whenAborted(signal)]);
    call.report({ type: 'stream-ended', reason: stream.closed.aborted ? 'far-side-closed' : 'caller-hung-up' });
  } else call.report({ type: 'stream-ended', reason: 'refused' });
  await stream?.stop();
  if (stream) tell('stream-stopped');
  else tell('stream-error', { StreamError: 'handshake refused' });
  call.errand(telling);
  return signal.aborted ? undefined : goTo(context, verb);
}
