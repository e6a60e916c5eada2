import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { BrainSession } from './brain-session.ts';
import type { BrainFault, CustomLlmEmulator, CustomLlmEmulatorOptions } from './custom-llm-emulator.ts';

/** Starts a language model of somebody's own, which takes connections at `/brain/{call id}`. */
export async function startCustomLlmEmulator(options: CustomLlmEmulatorOptions = {}): Promise<CustomLlmEmulator> {
  const connections: BrainSession[] = [];
  const faults: BrainFault[] = [];
  const takeFault = (...types: readonly BrainFault['type'][]) => {
    const index = faults.findIndex(({ type }) => types.includes(type));
    return index < 0 ? undefined : faults.splice(index, 1)[0];
  };
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const server = createServer((_request, response) => void response.writeHead(426).end());
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    const fault = takeFault('refuse');
    const path = request.url ?? '/';
    const callId = /^\/brain\/([^/?]+)/.exec(path)?.[1];
    const status = fault?.type === 'refuse' ? fault.status : callId === undefined ? 404 : 0;
    if (callId === undefined || status !== 0) {
      stream.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, socket => {
      connections.push(new BrainSession(socket, { ...options, callId, path, takeFault }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  let closing: Promise<void> | null = null;
  const close = async () => {
    for (const socket of sockets.clients) socket.terminate();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    url: `ws://127.0.0.1:${port}/brain`,
    connections,
    fail: fault => void faults.push(fault),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
