export { audibleRange, levelDb } from './audio/level.ts';
export { decodeMulaw, encodeMulaw, TELEPHONE_RATE_HZ } from './audio/mulaw.ts';
export { pinkNoise } from './audio/noise.ts';
export { toTelephoneRate } from './audio/telephone-audio.ts';
export { readWav, type WavAudio, writeWav } from './audio/wav.ts';
export type { BrainQuestion, BrainRequest } from './custom-llm/brain-request.ts';
export type {
  BrainAnswer,
  BrainConnection,
  BrainFault,
  CustomLlmEmulator,
  CustomLlmEmulatorOptions,
} from './custom-llm/custom-llm-emulator.ts';
export { startCustomLlmEmulator } from './custom-llm/start-custom-llm-emulator.ts';
export type {
  DeepgramEmulator,
  DeepgramEmulatorOptions,
  DeepgramEnd,
  DeepgramFault,
  DeepgramRequest,
  DeepgramSession,
  HeardWords,
  UtteranceHeard,
} from './deepgram/deepgram-emulator.ts';
export { EMULATED_DEEPGRAM_KEY, startDeepgramEmulator } from './deepgram/start-deepgram-emulator.ts';
export { EMULATED_ELEVENLABS_KEY, type EmulatedVoice } from './elevenlabs/account.ts';
export type { EmulatedAgent } from './elevenlabs/agents/agent-store.ts';
export type { AgentScript, AgentsOptions, AgentTalk, ToolAnswer } from './elevenlabs/agents/agents-options.ts';
export type { ConversationAnalysis, ConversationRecord } from './elevenlabs/agents/conversation-record.ts';
export type { ConversationSession } from './elevenlabs/agents/conversation-session.ts';
export type { EmulatedDocument } from './elevenlabs/agents/knowledge-store.ts';
export { postCallSignature } from './elevenlabs/agents/post-call.ts';
export type { EmulatedTool } from './elevenlabs/agents/tool-store.ts';
export type {
  ElevenLabsEmulator,
  ElevenLabsEmulatorOptions,
  Transcripts,
} from './elevenlabs/elevenlabs-emulator.ts';
export type { ElevenLabsFault } from './elevenlabs/faults.ts';
export type { RecognitionErrorKind, RecognitionSession } from './elevenlabs/recognition/recognition-session.ts';
export type { SpeechContext } from './elevenlabs/speech/speech-context.ts';
export type { SpeechSession } from './elevenlabs/speech/speech-session.ts';
export { startElevenLabsEmulator } from './elevenlabs/start-elevenlabs-emulator.ts';
export { startAnthropicEmulator } from './language-models/anthropic/start-anthropic-emulator.ts';
export { startGoogleEmulator } from './language-models/google/start-google-emulator.ts';
export type {
  ModelEmulator,
  ModelEmulatorOptions,
  ModelFault,
  ReceivedModelRequest,
  StreamEnding,
} from './language-models/model-emulator.ts';
export { startOpenAiChatEmulator } from './language-models/openai/start-openai-chat-emulator.ts';
export type {
  ModelRequest,
  RequestMessage,
  Respond,
  ScriptedReply,
  ScriptedToolCall,
  StreamTrouble,
} from './language-models/scripted-reply.ts';
export type {
  EmulatedRealtimeSession,
  HeardAudio,
  OpenAiDelays,
  OpenAiEmulator,
  OpenAiEmulatorOptions,
  OpenAiEndpoint,
  OpenAiFault,
  OpenAiRequest,
  RealtimeAnswer,
  RealtimeTurn,
} from './openai/openai-emulator.ts';
export { EMULATED_OPENAI_KEY, startOpenAiEmulator } from './openai/start-openai-emulator.ts';
export type {
  EmulatedRetellAgent,
  EmulatedRetellLlm,
  PlayedCall,
  RetellEmulator,
  RetellEmulatorOptions,
  RetellFault,
  RetellLine,
  RetellScript,
} from './retell/retell-emulator.ts';
export { EMULATED_RETELL_KEY, startRetellEmulator } from './retell/start-retell-emulator.ts';
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
