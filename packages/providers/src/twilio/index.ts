export {
  type AcceptedMediaStream,
  type AcceptMediaStreamOptions,
  acceptMediaStream,
  type MediaStreamStart,
} from './accept-media-stream.ts';
export { InboundMessage, OutboundMessage } from './media-messages.ts';
export { DEFAULT_MEDIA_LIMITS, type MediaLimits, MediaTransport } from './media-transport.ts';
export { createTwilioClient, type TwilioClientOptions } from './rest/create-twilio-client.ts';
export {
  type AvailableNumber,
  type CallInstructions,
  type CarrierCall,
  type CarrierCallEvent,
  type CarrierCallUpdate,
  type CarrierMessage,
  type CarrierNumber,
  type CarrierRecording,
  type CarrierRecordingOptions,
  type CarrierRecordingStatus,
  type MachineDetection,
  type NewCarrierCall,
  type NewCarrierMessage,
  type NumberCapabilities,
  type NumberConfiguration,
  type NumberSearch,
  type TwilioClient,
  TwilioError,
} from './rest/twilio-client.ts';
export { isTwilioSignatureValid, signTwilioRequest, type TwilioParameters, type TwilioRequest } from './signature.ts';
export type {
  ConferenceEvent,
  DialedConference,
  DialedNumber,
  DialOptions,
  DialVerb,
} from './twiml/dial-verb.ts';
export type { GatherVerb, RecordingEvent, RecordVerb } from './twiml/input-verbs.ts';
export type { PauseVerb, PlayVerb, SayVerb, SpokenVerb } from './twiml/spoken-verbs.ts';
export { twiml } from './twiml/twiml.ts';
export type {
  ConnectStreamVerb,
  HangupVerb,
  MessageVerb,
  RedirectVerb,
  RejectVerb,
  TwimlVerb,
} from './twiml/verbs.ts';
