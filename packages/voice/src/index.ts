export {
  type AudioEncoding,
  type AudioFormat,
  type AudioFrame,
  bytesPerSample,
  durationMs,
  isSameFormat,
  TELEPHONE,
} from './audio/audio-frame.ts';
export { BoundedQueue } from './audio/bounded-queue.ts';
export { dialableKeys, dtmfTones } from './audio/dtmf-tones.ts';
export { decodeSamples, encodeSamples, SILENCE_BYTE, transcode } from './audio/g711.ts';
export { holdMusic } from './audio/hold-music.ts';
export { closestFormat, commonFormats } from './audio/reachable-formats.ts';
export { channelOf, readWav, type WavAudio } from './audio/read-wav.ts';
export { untilAborted } from './audio/until-aborted.ts';
export { interleave, WAV_HEADER_BYTES, wavHeader } from './audio/wav.ts';
export {
  type CallCommand,
  type CallControl,
  createCallControl,
  type EndOptions,
  type TransferOptions,
} from './call/call-control.ts';
export type { CallOutcome, CallPorts, ConductCallOptions, ResumedCall } from './call/call-options.ts';
export { conductCall } from './call/conduct-call.ts';
export { percentile } from './call/latency.ts';
export { conductTextTurn, type TextTurn, type TextTurnOptions } from './call/text-turn.ts';
export { ToolExecution, type ToolExecutionOptions } from './call/tool-execution.ts';
export { COULD_NOT_REACH, NOBODY_FREE } from './dialogue/call-lines.ts';
export { fixedLines } from './dialogue/fixed-lines.ts';
export { FlowProblemsError, flowProblems } from './dialogue/flow-check.ts';
export { createFlowDialogue, type FlowDialogueOptions } from './dialogue/flow-dialogue.ts';
export { type CallInstructionsOptions, callInstructions } from './dialogue/instructions/call-instructions.ts';
export { createFallbackDialogue } from './dialogue/model/fallback-dialogue.ts';
export { createModelDialogue, type ModelDialogueOptions } from './dialogue/model/model-dialogue.ts';
export { type SpokenLineOptions, spokenLine } from './dialogue/speech/spoken-line.ts';
export { conductHostedCall } from './hosted/conduct-hosted-call.ts';
export type { ConductHostedCallOptions, HostedCallFallback, HostedCallPorts } from './hosted/hosted-call-options.ts';
export { type CacheSpeechOptions, cacheSpeech, type SpeechCacheStore } from './playout/cached-speech.ts';
export type { CallJournal } from './ports/call-journal.ts';
export type { Clock } from './ports/clock.ts';
export type {
  CallerInput,
  CallFacts,
  Dialogue,
  DialogueContext,
  DialogueEngine,
  DialogueEvent,
  DialogueProviderChange,
  SpeculativeTurn,
} from './ports/dialogue.ts';
export type { EarlierTurn } from './ports/earlier-turn.ts';
export type {
  HostedCapabilities,
  HostedConversation,
  HostedEngine,
  HostedEvent,
  OpenHostedConversation,
} from './ports/hosted-conversation.ts';
export type { KnowledgeMatch, KnowledgeSearch } from './ports/knowledge-search.ts';
export type {
  GenerateRequest,
  LanguageModel,
  ModelEvent,
  ModelMessage,
  ModelToolCall,
} from './ports/language-model.ts';
export { ProviderError, type ProviderErrorOptions, type ProviderFault } from './ports/provider-error.ts';
export type { RecordingSink } from './ports/recording-sink.ts';
export type {
  TranscribedPassage,
  TranscribeRecording,
  TranscribeRecordingOptions,
} from './ports/recording-transcriber.ts';
export type {
  RecognizerInput,
  SpeechToText,
  TranscribeOptions,
  TranscriptEvent,
  TurnTranscriptEvent,
} from './ports/speech-to-text.ts';
export { systemClock } from './ports/system-clock.ts';
export type { SpeechEvent, SynthesizeOptions, TextToSpeech, WordTime } from './ports/text-to-speech.ts';
export type { ToolDescription, ToolHandler, ToolRequest, ToolResult, ToolRunner } from './ports/tool-runner.ts';
export type { TransferAnswer, TransferDesk, TransferRequest } from './ports/transfer-desk.ts';
export type { Transport, TransportEvent } from './ports/transport.ts';
export type { TurnDetector } from './ports/turn-detector.ts';
export type { OnUsage } from './ports/usage.ts';
export type {
  DetectionListener,
  Sound,
  SpeechDetection,
  SpeechProbability,
  VoiceActivityDetector,
} from './ports/voice-activity-detector.ts';
export { type AnswerPausesOptions, answerPauses } from './resilience/answer-pauses.ts';
export {
  type BreakerChange,
  type BreakerPanel,
  Breakers,
  type BreakersOptions,
  type ResilientService,
} from './resilience/breakers.ts';
export { type BreakerPolicy, type BreakerState, CircuitBreaker } from './resilience/circuit-breaker.ts';
export type { ProviderChange } from './resilience/line-up.ts';
export { type ResilientLanguageModelOptions, resilientLanguageModel } from './resilience/resilient-language-model.ts';
export { type ResilientSpeechToTextOptions, resilientSpeechToText } from './resilience/resilient-speech-to-text.ts';
export {
  type ResilientTextToSpeechOptions,
  resilientTextToSpeech,
  type VoiceMember,
} from './resilience/resilient-text-to-speech.ts';
export {
  type RecognizeUtterance,
  type StreamBatchRecognizerOptions,
  streamBatchRecognizer,
} from './resilience/stream-batch-recognizer.ts';
