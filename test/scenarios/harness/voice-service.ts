import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallerVoice } from '@frontdesk/emulators';

export interface VoiceService {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Lends one voice to all test workers, one line at a time: a synthesizer in every worker would take the memory and the
 * cores that the calls need.
 */
export async function serveVoice(voice: CallerVoice): Promise<VoiceService> {
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer(async (request, response) => {
    const text = Buffer.concat(await request.toArray()).toString();
    const spoken = last.then(() => voice.speak(text, new AbortController().signal));
    last = spoken.catch(() => undefined);
    try {
      const samples = await spoken;
      response.end(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** The voice served at `url`. */
export function borrowedVoice(url: string): CallerVoice {
  return {
    async speak(text, signal) {
      const response = await fetch(url, { method: 'POST', body: text, signal });
      if (!response.ok) throw new Error(`The caller's voice failed: ${await response.text()}`);
      return new Int16Array(await response.arrayBuffer());
    },
  };
}
