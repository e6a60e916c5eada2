import type { Json } from './merge-config.ts';

export interface RecordedTurn {
  readonly role: 'agent' | 'user';
  readonly message: string | null;
  readonly timeInCallSeconds: number;
  readonly toolCalls: readonly Json[];
  readonly toolResults: readonly Json[];
}

export interface ConversationAnalysis {
  readonly callSuccessful: 'success' | 'failure' | 'unknown';
  readonly transcriptSummary: string;
  readonly title?: string;
  /** Data that was collected, by its key. */
  readonly collected?: Json;
}

/** What is kept of a conversation. */
export interface ConversationRecord {
  readonly conversationId: string;
  readonly agentId: string;
  status: 'initiated' | 'in-progress' | 'processing' | 'done' | 'failed';
  readonly startedAtMs: number;
  endedAtMs: number | null;
  terminationReason: string;
  initiation: Json;
  /** For conversations over the service's own telephone numbers. */
  phoneCall: Json | null;
  readonly turns: RecordedTurn[];
  analysis: ConversationAnalysis | null;
}

/** As `GET /v1/convai/conversations/{id}` and the post-call webhook show it. */
export function conversationJson(record: ConversationRecord): Json {
  const { analysis, endedAtMs, startedAtMs } = record;
  const hasAudio = record.turns.length > 0;
  return {
    agent_id: record.agentId,
    conversation_id: record.conversationId,
    status: record.status,
    user_id: null,
    transcript: record.turns.map(turn => ({
      role: turn.role,
      message: turn.message,
      time_in_call_secs: Math.floor(turn.timeInCallSeconds),
      tool_calls: turn.toolCalls,
      tool_results: turn.toolResults,
      feedback: null,
      conversation_turn_metrics: null,
    })),
    metadata: {
      start_time_unix_secs: Math.floor(startedAtMs / 1000),
      call_duration_secs: durationSeconds(record),
      cost: 0,
      termination_reason: record.terminationReason,
      phone_call: record.phoneCall,
    },
    analysis: analysis && {
      call_successful: analysis.callSuccessful,
      transcript_summary: analysis.transcriptSummary,
      call_summary_title: analysis.title ?? '',
      evaluation_criteria_results: {},
      data_collection_results: Object.fromEntries(
        Object.entries(analysis.collected ?? {}).map(([key, value]) => [
          key,
          { data_collection_id: key, value, rationale: '', json_schema: { type: 'string', description: key } },
        ]),
      ),
    },
    conversation_initiation_client_data: { dynamic_variables: record.initiation.dynamic_variables ?? {} },
    has_audio: hasAudio && endedAtMs !== null,
    has_user_audio: hasAudio,
    has_response_audio: hasAudio,
    has_auxiliary_audio: false,
  };
}

export function durationSeconds({ startedAtMs, endedAtMs }: ConversationRecord): number {
  return Math.round(((endedAtMs ?? Date.now()) - startedAtMs) / 1000);
}

/** As `GET /v1/convai/conversations` lists it. */
export function conversationSummary(record: ConversationRecord, agentName: string): Json {
  return {
    agent_id: record.agentId,
    agent_name: agentName,
    conversation_id: record.conversationId,
    start_time_unix_secs: Math.floor(record.startedAtMs / 1000),
    call_duration_secs: durationSeconds(record),
    message_count: record.turns.length,
    status: record.status,
    call_successful: record.analysis?.callSuccessful ?? 'unknown',
    transcript_summary: record.analysis?.transcriptSummary ?? null,
    direction: null,
  };
}
