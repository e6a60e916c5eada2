import type { Socket } from 'node:net';

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

export interface SmtpSessionOptions {
  /** Who may send, and with what; anybody when absent. */
  readonly credentials?: { readonly user: string; readonly password: string } | undefined;
  /** The answer to a finished message: `250 …` takes it, anything else does not. */
  receive(envelope: Envelope, raw: string): string;
}

const MAX_MESSAGE_CHARS = 10_000_000;

/** Speaks SMTP (RFC 5321) and AUTH PLAIN (RFC 4954) on one connection, until the client quits or hangs up. */
export function serveSmtp(socket: Socket, { credentials, receive }: SmtpSessionOptions): void {
  let buffered = '';
  let from: string | null = null;
  let to: string[] = [];
  let message: string[] | null = null;
  let isSignedIn = credentials === undefined;
  // Bytes one to one; the message's own encoding is the reader's business.
  socket.setEncoding('latin1');
  socket.on('error', () => {}); // the client hung up
  const answer = (line: string) => socket.write(`${line}\r\n`);
  const forget = () => {
    from = null;
    to = [];
  };

  socket.on('data', (chunk: string) => {
    buffered += chunk;
    if (buffered.length > MAX_MESSAGE_CHARS) return socket.destroy();
    for (let end = buffered.indexOf('\r\n'); end >= 0; end = buffered.indexOf('\r\n')) {
      const line = buffered.slice(0, end);
      buffered = buffered.slice(end + 2);
      if (message) collect(line);
      else command(line);
    }
  });

  function collect(line: string): void {
    if (line !== '.') {
      // RFC 5321 §4.5.2: a line that begins with a dot was sent with two.
      message?.push(line.startsWith('.') ? line.slice(1) : line);
      return;
    }
    const raw = (message ?? []).join('\r\n');
    message = null;
    answer(receive({ from: from ?? '', to }, Buffer.from(raw, 'latin1').toString('utf8')));
    forget();
  }

  function command(line: string): void {
    const [verb = '', ...rest] = line.split(' ');
    const address = /<([^>]*)>/.exec(line)?.[1];
    switch (verb.toUpperCase()) {
      case 'EHLO':
        answer('250-emulator');
        if (credentials) answer('250-AUTH PLAIN');
        answer('250 8BITMIME');
        return;
      case 'HELO':
        answer('250 emulator');
        return;
      case 'AUTH': {
        const [, user, password] = Buffer.from(rest[1] ?? '', 'base64')
          .toString('utf8')
          .split('\0');
        isSignedIn = credentials?.user === user && credentials?.password === password;
        answer(isSignedIn ? '235 welcome' : '535 wrong credentials');
        return;
      }
      case 'MAIL':
        if (!isSignedIn) {
          answer('530 sign in first');
          return;
        }
        forget();
        from = address ?? '';
        answer('250 ok');
        return;
      case 'RCPT':
        if (from === null || address === undefined) {
          answer('503 who is it from?');
          return;
        }
        to.push(address);
        answer('250 ok');
        return;
      case 'DATA':
        if (to.length === 0) {
          answer('503 who is it for?');
          return;
        }
        message = [];
        answer('354 go on');
        return;
      case 'RSET':
        forget();
        answer('250 ok');
        return;
      case 'NOOP':
        answer('250 ok');
        return;
      case 'QUIT':
        answer('221 bye');
        socket.end();
        return;
      default:
        answer('502 not known');
    }
  }

  answer('220 emulator');
}
