export {
  type AcceptedMediaStream,
  type AcceptMediaStreamOptions,
  acceptMediaStream,
  type MediaStreamStart,
} from './accept-media-stream.ts';
export { InboundMessage, OutboundMessage } from './media-messages.ts';
export { DEFAULT_MEDIA_LIMITS, type MediaLimits, MediaTransport } from './media-transport.ts';
export { isTwilioSignatureValid, signTwilioRequest, type TwilioParameters, type TwilioRequest } from './signature.ts';
export { type ConnectStreamVerb, type DialVerb, type TwimlVerb, twiml } from './twiml.ts';
