import { attribute, listAttribute, type TwimlNode } from './twiml-node.ts';
import type { RecordingCallback } from './verbs.ts';

/** The `recordingStatusCallback…` attributes, which several elements share. */
export function recordingCallbackOf(node: TwimlNode): RecordingCallback {
  return {
    url: attribute(node, 'recordingStatusCallback'),
    method: attribute(node, 'recordingStatusCallbackMethod') ?? 'POST',
    events: listAttribute(node, 'recordingStatusCallbackEvent', ['completed']),
  };
}
