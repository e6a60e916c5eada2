import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type ReceivedMail, readMail } from './read-mail.ts';
import { serveSmtp } from './smtp-session.ts';

export interface SmtpEmulator {
  /** `smtp://127.0.0.1:<port>`, with the credentials when it wants some. */
  readonly url: string;
  /** What was taken, in order. */
  readonly mails: readonly ReceivedMail[];
  /** How many messages were offered, those refused included. */
  readonly offered: number;
  /** Answers the next messages with these instead, such as `451 later` and `550 no such person`. */
  refuseNext(...answers: string[]): void;
  close(): Promise<void>;
}

export interface SmtpEmulatorOptions {
  readonly credentials?: { readonly user: string; readonly password: string };
}

/** A mail server on the loopback address that keeps what it gets in memory. */
export async function startSmtpEmulator({ credentials }: SmtpEmulatorOptions = {}): Promise<SmtpEmulator> {
  const mails: ReceivedMail[] = [];
  const refusals: string[] = [];
  const sockets = new Set<Socket>();
  let offered = 0;
  const server = createServer(socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveSmtp(socket, {
      credentials,
      receive(envelope, raw) {
        offered++;
        const refusal = refusals.shift();
        if (refusal === undefined) mails.push(readMail(raw, envelope));
        return refusal ?? '250 taken';
      },
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const who = credentials ? `${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.password)}@` : '';
  return {
    url: `smtp://${who}127.0.0.1:${port}`,
    mails,
    get offered() {
      return offered;
    },
    refuseNext: (...answers) => void refusals.push(...answers),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
