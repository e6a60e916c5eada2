import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface S3Emulator {
  /** Endpoint for a client with path-style addresses. */
  readonly url: string;
  /** What is in the bucket now. */
  readonly objects: ReadonlyMap<string, Buffer>;
  close(): Promise<void>;
}

type Parts = Map<number, Buffer>;

/** Object storage on the loopback address, in memory: put, get, head, delete, ranges and multipart uploads. */
export async function startS3Emulator({ bucket }: { readonly bucket: string }): Promise<S3Emulator> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Parts>();
  const server = createServer(async (request, response) => {
    const body = plainBody(request, await buffer(request));
    const reply = answer(request, body);
    response.writeHead(reply.status ?? 200, reply.headers).end(request.method === 'HEAD' ? undefined : reply.body);
  });

  function answer(request: IncomingMessage, body: Buffer): Reply {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const [name, ...rest] = decodeURIComponent(url.pathname).slice(1).split('/');
    if (name !== bucket) return failure(404, 'NoSuchBucket');
    const key = rest.join('/');
    const upload = url.searchParams.get('uploadId');
    const parts = upload === null ? undefined : uploads.get(upload);
    if (upload !== null && !parts) return failure(404, 'NoSuchUpload');
    switch (request.method) {
      case 'PUT':
        if (parts) parts.set(Number(url.searchParams.get('partNumber')), body);
        else objects.set(key, body);
        return { headers: { ETag: `"${body.length}"` } };
      case 'POST': {
        if (parts) {
          objects.set(key, Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part)));
          return xml('<CompleteMultipartUploadResult><ETag>"whole"</ETag></CompleteMultipartUploadResult>');
        }
        const id = String(uploads.size + 1);
        uploads.set(id, new Map());
        return xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`);
      }
      case 'DELETE':
        objects.delete(key);
        return { status: 204 };
      default: {
        const object = objects.get(key);
        return object ? part(object, request.headers.range) : failure(404, 'NoSuchKey');
      }
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string | number>;
  readonly body?: Buffer | string;
}

function part(object: Buffer, range: string | undefined): Reply {
  const asked = /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
  const start = asked ? Number(asked[1]) : 0;
  const end = asked ? Math.min(Number(asked[2]), object.length - 1) : object.length - 1;
  if (asked && start >= object.length) return failure(416, 'InvalidRange');
  const body = object.subarray(start, end + 1);
  const headers = { 'Content-Length': body.length, 'Content-Type': 'audio/wav' };
  if (!asked) return { headers, body };
  return { status: 206, headers: { ...headers, 'Content-Range': `bytes ${start}-${end}/${object.length}` }, body };
}

/** The SDK may send a body in signed chunks: `<hex size>[;extension]\r\n<bytes>\r\n`, the last one empty, then trailers. */
function plainBody(request: IncomingMessage, body: Buffer): Buffer {
  if (!request.headers['content-encoding']?.includes('aws-chunked')) return body;
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!size) return Buffer.concat(chunks);
    chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}

const xml = (body: string, status = 200): Reply => ({
  status,
  headers: { 'Content-Type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
});

const failure = (status: number, code: string) =>
  xml(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`, status);
