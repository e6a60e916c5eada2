export { audibleRange, levelDb } from './audio/level.ts';
export { decodeMulaw, encodeMulaw, TELEPHONE_RATE_HZ } from './audio/mulaw.ts';
export { pinkNoise } from './audio/noise.ts';
export { toTelephoneRate } from './audio/telephone-audio.ts';
export { readWav, type WavAudio, writeWav } from './audio/wav.ts';
export { type S3Emulator, startS3Emulator } from './s3/s3-emulator.ts';
export type { ReceivedMail } from './smtp/read-mail.ts';
export { type SmtpEmulator, type SmtpEmulatorOptions, startSmtpEmulator } from './smtp/smtp-emulator.ts';
export { EMULATED_AUTH_TOKEN, startTwilioEmulator } from './twilio/start-twilio-emulator.ts';
export type {
  Callee,
  EmulatedCall,
  EmulatedMessage,
  Fault,
  PhoneCall,
  ScriptedParty,
  TwilioEmulator,
  TwilioEmulatorOptions,
} from './twilio/twilio-emulator.ts';
export type { SpeechStretch } from './twilio-caller/agent-ear.ts';
export type { CallerEvent, CallOutcome, TurnTiming } from './twilio-caller/caller-event.ts';
export { EMULATED_ACCOUNT_SID, type PlaceCallOptions, type PlacedCall, placeCall } from './twilio-caller/place-call.ts';
export { signRequest } from './twilio-caller/request-signature.ts';
export { parseScript } from './twilio-caller/script/parse-script.ts';
export {
  type CallerVoice,
  hangUp,
  interrupt,
  press,
  type Script,
  type ScriptStep,
  say,
  sayAtOnce,
  silence,
  type Words,
  waitForAgent,
} from './twilio-caller/script/script.ts';
