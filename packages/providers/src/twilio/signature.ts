import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Form fields as they arrived: a repeated field is a list. */
export type TwilioParameters = Readonly<Record<string, string | readonly string[]>>;

export interface TwilioRequest {
  /**
   * The exact URL Twilio was told, query included: `https://…` for webhooks, `wss://…` for the upgrade of a media
   * stream. Rebuild it from the public address, never from the Host header.
   */
  readonly url: string;
  /** Decoded fields of a form POST. Leave out for GET, for upgrades and for JSON bodies. */
  readonly parameters?: TwilioParameters;
  /** The untouched body, needed when the URL carries `bodySHA256` (Twilio's way of signing JSON). */
  readonly rawBody?: string | Uint8Array;
}

/** The `X-Twilio-Signature` of a request: base64 HMAC-SHA1 over the URL and the sorted fields. */
export function signTwilioRequest(authToken: string, request: TwilioRequest): string {
  return digest(authToken, request.url, request.parameters ?? {});
}

/**
 * Whether a request was signed with this token. Takes the URL as given, without its port, and with the scheme's
 * default port, because Twilio has signed all three. Compares in constant time.
 */
export function isTwilioSignatureValid(authToken: string, signature: string, request: TwilioRequest): boolean {
  const bodyHash = bodyHashIn(request.url);
  if (bodyHash !== undefined && request.rawBody !== undefined && !isHashOf(bodyHash, request.rawBody)) return false;
  // Whoever hashed the body signed no fields; a hash that nobody compares says nothing about them.
  const isHashed = bodyHash !== undefined && request.rawBody !== undefined;
  const parameters = isHashed ? {} : (request.parameters ?? {});
  const given = Buffer.from(signature);
  let isValid = false;
  for (const url of portVariants(request.url)) {
    const expected = Buffer.from(digest(authToken, url, parameters));
    if (given.length === expected.length && timingSafeEqual(given, expected)) isValid = true;
  }
  return isValid;
}

function digest(authToken: string, url: string, parameters: TwilioParameters): string {
  const hmac = createHmac('sha1', authToken).update(withoutFragment(url));
  for (const name of Object.keys(parameters).sort()) {
    const value = parameters[name] ?? '';
    if (typeof value === 'string') hmac.update(name + value);
    // A repeated field counts once a distinct value, values sorted: Twilio's own Node library, webhooks.js.
    else for (const one of [...new Set(value)].sort()) hmac.update(name + one);
  }
  return hmac.digest('base64');
}

/** Connection overrides travel in the fragment; Twilio neither sends nor signs it. */
function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { https: '443', wss: '443', http: '80', ws: '80' };

function portVariants(url: string): string[] {
  const match = /^([a-z]+):\/\/((?:[^@/?#]*@)?(?:\[[^\]]*\]|[^:/?#]*))(:\d+)?(.*)$/is.exec(url);
  const [, scheme = '', host = '', port, rest = ''] = match ?? [];
  const defaultPort = DEFAULT_PORTS[scheme.toLowerCase()];
  if (!match || defaultPort === undefined) return [url];
  return port ? [url, `${scheme}://${host}${rest}`] : [url, `${scheme}://${host}:${defaultPort}${rest}`];
}

function bodyHashIn(url: string): string | undefined {
  return /[?&]bodySHA256=([0-9a-f]{64})(?:[&#]|$)/i.exec(url)?.[1];
}

function isHashOf(hash: string, body: string | Uint8Array): boolean {
  const actual = createHash('sha256').update(body).digest();
  return timingSafeEqual(Buffer.from(hash, 'hex'), actual);
}
