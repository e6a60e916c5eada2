/** A message as its reader sees it. */
export interface ReceivedMail {
  /** Who the envelope says it is from. */
  readonly from: string;
  /** Everybody in the envelope. */
  readonly to: readonly string[];
  /** Lower-case names, unfolded and decoded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly subject: string;
  /** Empty when the message has no such part. */
  readonly text: string;
  readonly html: string;
}

/** Reads a message as it was sent (RFC 5322, MIME multipart as our mailers write it). */
export function readMail(
  raw: string,
  envelope: { readonly from: string; readonly to: readonly string[] },
): ReceivedMail {
  const { headers, body } = split(raw);
  const parts = new Map(partsOf(headers, body));
  return {
    ...envelope,
    headers,
    subject: headers.get('subject') ?? '',
    text: parts.get('text/plain') ?? '',
    html: parts.get('text/html') ?? '',
  };
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const head = (end < 0 ? raw : raw.slice(0, end)).replace(/\r\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim()));
  }
  return { headers, body: end < 0 ? '' : raw.slice(end + 4) };
}

/** Pairs of content type and text; a multipart's own, however deep. */
function partsOf(headers: ReadonlyMap<string, string>, body: string): [string, string][] {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) {
    const mime = type.split(';', 1)[0]?.trim().toLowerCase() ?? 'text/plain';
    return [[mime, decode(body, headers.get('content-transfer-encoding') ?? '7bit')]];
  }
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap(part => {
      const inner = split(part.replace(/^\r\n/, '').replace(/\r\n$/, ''));
      return partsOf(inner.headers, inner.body);
    });
}

function decode(body: string, encoding: string): string {
  const lines = (text: string) => text.replaceAll('\r\n', '\n');
  switch (encoding.toLowerCase()) {
    case 'base64':
      return lines(Buffer.from(body, 'base64').toString('utf8'));
    case 'quoted-printable':
      return lines(quotedPrintable(body.replace(/=\r\n/g, '')));
    default:
      return lines(body);
  }
}

const quotedPrintable = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** RFC 2047 encoded words; white space between two of them is not part of the text. */
function decodeWords(value: string): string {
  return value
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_match, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    );
}
