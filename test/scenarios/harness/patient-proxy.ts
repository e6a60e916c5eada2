import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** Twilio waits 15 s for an answer; what is not served by then need not be tried any more. */
const PATIENCE_MS = 14_000;
const RETRY_MS = 100;

export interface PatientProxy {
  /** What the outside knows. */
  readonly url: string;
  /** Where connections go from now on. */
  target: number;
  close(): Promise<void>;
}

/** What stands in front of a server in service: while the server starts again, it keeps whoever comes waiting. */
export async function openPatientProxy(port: number): Promise<PatientProxy> {
  const sockets = new Set<Socket>();
  const proxy = { url: `http://127.0.0.1:${port}`, target: 0, close };
  const server = createServer(outside => {
    keep(outside);
    void pass(outside);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return proxy;

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  }

  async function pass(outside: Socket): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!outside.destroyed && performance.now() < deadline) {
      const inside = connect(proxy.target, '127.0.0.1');
      keep(inside);
      const isOpen = await once(inside, 'connect').then(
        () => true,
        () => false,
      );
      if (isOpen) {
        inside.once('close', () => outside.destroy());
        outside.once('close', () => inside.destroy());
        outside.pipe(inside).pipe(outside);
        return;
      }
      await setTimeout(RETRY_MS);
    }
    outside.destroy();
  }

  async function close(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }
}
