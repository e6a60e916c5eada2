import { ProviderError, type ProviderFault } from '@frontdesk/voice';
import { z } from 'zod';
import { PROVIDER } from './access.ts';

// The service's own wording may repeat what it was given, so none of it goes into our messages.

/** What the codes of the service mean, over HTTP and on sockets: its error pages, and the official SDK's types. */
const MEANINGS: Readonly<Record<string, readonly [ProviderFault, string]>> = {
  invalid_api_key: ['credentials', 'ElevenLabs does not accept the API key.'],
  auth_error: ['credentials', 'ElevenLabs does not accept the API key.'],
  authentication_required: ['credentials', 'ElevenLabs does not accept the API key.'],
  missing_permissions: ['credentials', 'The ElevenLabs API key lacks a right that is needed.'],
  unaccepted_terms: [
    'credentials',
    'The terms of ElevenLabs for this product are not accepted yet: do so at elevenlabs.io.',
  ],
  quota_exceeded: ['quota', 'The ElevenLabs plan has no credits left.'],
  too_many_concurrent_requests: ['rate_limited', 'The ElevenLabs plan allows no more requests at a time.'],
  max_active_conversations: ['rate_limited', 'ElevenLabs takes no more utterances on this connection.'],
  rate_limited: ['rate_limited', 'ElevenLabs gets too many requests from this account.'],
  system_busy: ['unavailable', 'ElevenLabs is busy.'],
  resource_exhausted: ['unavailable', 'ElevenLabs is busy.'],
  queue_overflow: ['unavailable', 'ElevenLabs could not keep up with the audio.'],
  transcriber_error: ['unavailable', 'The recogniser of ElevenLabs failed.'],
  session_time_limit_exceeded: ['unavailable', 'ElevenLabs ended the session, which had become too long.'],
  input_timeout_exceeded: ['unavailable', 'ElevenLabs closed a connection that was idle.'],
  insufficient_audio_activity: ['unavailable', 'ElevenLabs ended the session, for it heard nothing.'],
  voice_not_found: ['rejected', 'ElevenLabs has no such voice in this account.'],
  voice_id_does_not_exist: ['rejected', 'ElevenLabs has no such voice in this account.'],
  max_character_limit_exceeded: ['rejected', 'The text is too long for ElevenLabs.'],
  tool_not_found: ['rejected', 'ElevenLabs no longer has a tool of the agent.'],
  override_error: [
    'rejected',
    'The agent at ElevenLabs does not permit what calls set: publish the agent again, or turn off that it is kept in step.',
  ],
  missing_dynamic_variable: ['rejected', 'The agent at ElevenLabs wants a dynamic variable that calls do not have.'],
  llm_timeout: ['unavailable', 'The language model of the agent at ElevenLabs did not answer.'],
  llm_error: ['unavailable', 'The language model of the agent at ElevenLabs failed.'],
  output_format_not_allowed: ['rejected', 'The ElevenLabs plan does not include this audio format.'],
};

/** `detail` comes as an object, a list of what is invalid, or plain text. */
const ErrorBody = z.object({
  detail: z.union([
    z.looseObject({ status: z.string().optional(), code: z.string().optional() }),
    z.array(z.looseObject({ loc: z.array(z.union([z.string(), z.number()])).catch([]) })),
    z.string(),
  ]),
});

export function failure(fault: ProviderFault, message: string, options: ErrorOptions = {}): ProviderError {
  return new ProviderError(message, { provider: PROVIDER, fault, ...options });
}

/** For a code in an error frame. */
export function failureOfCode(code: string): ProviderError {
  const [fault, message] = MEANINGS[code] ?? ['rejected', 'ElevenLabs refused the request.'];
  return failure(fault, MEANINGS[code] ? message : `${message.slice(0, -1)} (${printable(code)}).`);
}

/** For an HTTP status that is no success, also of a refused upgrade. `retryAfter` is the header. */
export function failureOfStatus(status: number, body: string, retryAfter: string | null = null): ProviderError {
  const { code, fields } = readDetail(body);
  const seconds = Number(retryAfter ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {};
  const known = code === undefined ? undefined : MEANINGS[code];
  const [fault, message] = known ?? meaningOfStatus(status, fields);
  return new ProviderError(`${message.slice(0, -1)} (HTTP ${status}).`, { provider: PROVIDER, fault, ...retryAfterMs });
}

/** The code in an error's body, if it has one. */
export function codeOf(body: string): string | undefined {
  return readDetail(body).code;
}

function meaningOfStatus(status: number, fields: readonly string[]): readonly [ProviderFault, string] {
  if (status === 401 || status === 403) return ['credentials', 'ElevenLabs does not accept the API key.'];
  if (status === 402) return ['quota', 'The ElevenLabs plan has no credits left.'];
  if (status === 429) return ['rate_limited', 'ElevenLabs gets too many requests from this account.'];
  if (status >= 500) return ['unavailable', 'ElevenLabs has trouble of its own.'];
  const which = fields.length > 0 ? `: ${fields.map(printable).join(', ')}` : '';
  return ['rejected', `ElevenLabs refused the request${which}.`];
}

function readDetail(body: string): { readonly code?: string; readonly fields: readonly string[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { fields: [] }; // a proxy's page, or nothing: the status has to do
  }
  const detail = ErrorBody.safeParse(parsed).data?.detail;
  if (detail === undefined || typeof detail === 'string') return { fields: [] };
  if (Array.isArray(detail)) return { fields: detail.map(({ loc }) => String(loc.at(-1) ?? '')) };
  const code = detail.status ?? detail.code;
  return { fields: [], ...(code !== undefined && { code }) };
}

/** Names of the service's, should they be something else. */
const printable = (name: string) => name.replace(/[^\w.-]/g, '').slice(0, 60);
