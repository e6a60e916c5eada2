import type { Problem } from '@frontdesk/contract';
import { toSnakeCase, toSnakeKey } from '@frontdesk/contract/wire-case';
import { TwilioError } from '@frontdesk/providers/twilio';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError, type AppErrorCode } from '../app-error.ts';
import { sqlState } from '../db/retry-transaction.ts';
import { carrierProblem } from '../features/telephony/carrier.ts';

const STATUS: Record<AppErrorCode, number> = {
  validation_failed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  version_conflict: 412,
  version_required: 428,
  idempotency_conflict: 422,
  in_progress: 409,
  not_ready: 409,
  rate_limited: 429,
  carrier_not_configured: 409,
  carrier_refused: 422,
  carrier_unavailable: 503,
  agent_not_ready: 409,
  no_caller_id: 422,
  number_invalid: 422,
  do_not_call: 422,
  do_not_text: 422,
  outside_calling_window: 422,
  too_many_calls: 429,
  not_live: 409,
};

const TITLE: Record<AppErrorCode, string> = {
  validation_failed: 'The request has problems',
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'Conflict',
  version_conflict: 'Changed meanwhile',
  version_required: 'Version missing',
  idempotency_conflict: 'Idempotency key used before',
  in_progress: 'Still being done',
  not_ready: 'Not ready yet',
  rate_limited: 'Too many requests',
  carrier_not_configured: 'No carrier account',
  carrier_refused: 'The carrier refuses',
  carrier_unavailable: 'The carrier cannot be reached',
  agent_not_ready: 'The agent is not ready',
  no_caller_id: 'No number to call from',
  number_invalid: 'The number cannot be called',
  do_not_call: 'Not to be called',
  do_not_text: 'Not to be texted',
  outside_calling_window: 'Outside calling hours',
  too_many_calls: 'Too many calls',
  not_live: 'Not live',
};

/** What the HTTP framework itself refuses. */
const FRAMEWORK_CODE: Readonly<Record<number, string>> = {
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
};

/** PostgreSQL keeps no U+0000 and no broken UTF-8 in text. */
const UNSTORABLE = new Set(['22021', '22P05']);

/** Answers every failure as problem details (RFC 9457). What is not ours to explain is logged and told as one sentence. */
export function handleError(
  error: FastifyError | AppError | TwilioError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof AppError) {
    const status = STATUS[error.code];
    if (error.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000));
    if (error.currentVersion !== undefined) reply.header('etag', `"${error.currentVersion}"`);
    return sendProblem(reply, {
      type: 'about:blank',
      title: TITLE[error.code],
      status,
      code: error.code,
      detail: error.message,
      ...(error.problems && { problems: [...error.problems] }),
      ...(error.currentVersion !== undefined && { currentVersion: error.currentVersion }),
    });
  }
  if (error instanceof TwilioError) {
    request.log.warn({ err: error }, 'The carrier failed.');
    return handleError(carrierProblem(error), request, reply);
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const problems = error.validation.map(issue => ({
      field: issue.instancePath.split('/').filter(Boolean).map(toSnakeKey).join('.') || (error.validationContext ?? ''),
      message: inWireWords(issue.message ?? 'is not valid'),
    }));
    return sendProblem(reply, {
      type: 'about:blank',
      title: TITLE.validation_failed,
      status: 400,
      code: 'validation_failed',
      problems,
    });
  }
  const status = UNSTORABLE.has(sqlState(error) ?? '') ? 400 : (error.statusCode ?? 500);
  if (status < 500) {
    const code = FRAMEWORK_CODE[status] ?? 'bad_request';
    const detail = status === error.statusCode ? error.message : 'The request holds text that cannot be stored.';
    return sendProblem(reply, { type: 'about:blank', title: 'Bad request', status, code, detail });
  }
  request.log.error({ err: error }, 'A request failed.');
  return sendProblem(reply, {
    type: 'about:blank',
    title: 'Something went wrong',
    status: 500,
    code: 'internal_error',
    detail: `The server's log has the cause under request ${request.id}.`,
  });
}

/** The schema names the fields it does not know in its own spelling. */
function inWireWords(message: string): string {
  return message.startsWith('Unrecognized key') ? message.replaceAll(/"[^"]+"/g, toSnakeKey) : message;
}

export function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, {
    type: 'about:blank',
    title: TITLE.not_found,
    status: 404,
    code: 'not_found',
    detail: `There is nothing at ${request.method} here.`,
  });
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  // Serialized here, because a route's response schemas describe success.
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((body: Problem) => JSON.stringify(toSnakeCase(body)))
    .send(problem);
}
