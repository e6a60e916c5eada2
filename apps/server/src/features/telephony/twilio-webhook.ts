import { isTwilioSignatureValid, type TwilioParameters } from '@frontdesk/providers/twilio';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where Twilio reaches us, and the key it signs with. */
export interface TwilioAddress {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Only requests from this machine are taken when absent: those of the emulated caller. */
  readonly authToken?: string | undefined;
}

/** A voice webhook carries some 30 short fields; SHAKEN passports are the longest, about 2 kB. */
const BODY_LIMIT_BYTES = 64 * 1024;

/** An address of this machine, also as an IPv6 socket tells an IPv4 one. */
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/**
 * Prepares a scope for Twilio's webhooks: form bodies are read and no others, and unsigned or forged requests are
 * answered 400 or 403 before any handler runs.
 */
export function acceptTwilioWebhooks(scope: FastifyInstance, address: TwilioAddress): void {
  // Nothing else: what a signature covers is the fields of a form.
  scope.removeAllContentTypeParsers();
  const contentType = 'application/x-www-form-urlencoded';
  const options = { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES } as const;
  scope.addContentTypeParser(contentType, options, async (_request: FastifyRequest, body: string) => readForm(body));
  scope.addHook('preHandler', (request, reply) => checkSignature(request, reply, address));
}

/** Checks the signature of a webhook, or of a WebSocket upgrade, against the public address. */
export async function checkSignature(
  request: FastifyRequest,
  reply: FastifyReply,
  { publicUrl, authToken }: TwilioAddress,
): Promise<void> {
  if (!authToken) {
    if (isFromHere(request)) return;
    request.log.warn('A carrier’s request was refused: TWILIO_AUTH_TOKEN is not set.');
    await reply.code(403).type('text/plain').send('Set TWILIO_AUTH_TOKEN to take requests from other machines.');
    return;
  }
  const signature = request.headers['x-twilio-signature'];
  if (typeof signature !== 'string') {
    request.log.warn('A Twilio request carried no signature.');
    await reply.code(400).type('text/plain').send('The X-Twilio-Signature header is missing.');
    return;
  }
  const origin = request.headers.upgrade ? publicUrl.replace(/^http/, 'ws') : publicUrl;
  const parameters = request.method === 'POST' ? { parameters: fieldsOf(request) } : {};
  if (isTwilioSignatureValid(authToken, signature, { url: origin + request.raw.url, ...parameters })) return;
  request.log.warn('A Twilio request carried a wrong signature.');
  await reply.code(403).type('text/plain').send('The X-Twilio-Signature header does not match.');
}

/** Not through a proxy either, which would make everybody look as if they were here. */
function isFromHere({ raw: { socket }, headers }: FastifyRequest): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isForwarded && LOOPBACK.test(socket.remoteAddress ?? '');
}

/** The fields of a webhook, wherever they travel: in the form of a POST, in the query of a GET. */
export function fieldsOf(request: FastifyRequest): TwilioParameters {
  const source = request.method === 'POST' ? request.body : request.query;
  return typeof source === 'object' && source !== null ? (source as TwilioParameters) : {};
}

function readForm(body: string): TwilioParameters {
  // A null prototype, because field names are the sender's choice.
  const fields: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields[name];
    if (before === undefined) fields[name] = value;
    else fields[name] = [...(typeof before === 'string' ? [before] : before), value];
  }
  return fields;
}
