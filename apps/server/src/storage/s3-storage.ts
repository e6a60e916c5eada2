import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { RecordingSink } from '@frontdesk/voice';
import type { S3Config } from '../config.ts';
import type { FolderStorage } from './folder-storage.ts';
import {
  type ByteRange,
  checkKey,
  type RecordingSize,
  type RecordingStorage,
  type StoredRecording,
} from './recording-storage.ts';

/**
 * Recordings in a bucket. An object cannot be changed once it is there, and a recording's header is known last, so
 * a recording is written to `spool` while the call runs and uploaded when it ends. One that could not be uploaded
 * stays in the spool, is read from there, and goes up with `recover`.
 */
export class S3Storage implements RecordingStorage {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #spool: FolderStorage;

  constructor(config: S3Config, spool: FolderStorage) {
    this.#bucket = config.bucket;
    this.#spool = spool;
    this.#client = new S3Client({
      region: config.region,
      ...(config.endpoint ? { endpoint: config.endpoint, forcePathStyle: true } : {}),
      ...(config.credentials ? { credentials: config.credentials } : {}),
    });
  }

  create(key: string): RecordingSink {
    const spooled = this.#spool.create(key);
    return {
      write: bytes => spooled.write(bytes),
      close: async header => {
        await spooled.close(header);
        await this.#upload(key);
      },
    };
  }

  async read(key: string, range?: ByteRange): Promise<StoredRecording | null> {
    const spooled = await this.#spool.read(key, range);
    if (spooled !== null) return spooled;
    const sizeBytes = await this.#size(key);
    if (sizeBytes === null) return null;
    if (range !== undefined && range.start >= sizeBytes) return { sizeBytes, content: Readable.from([]) };
    const Range = range ? `bytes=${range.start}-${range.end}` : undefined;
    const { Body } = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key, Range }));
    return { sizeBytes, content: Body instanceof Readable ? Body : Readable.from([]) };
  }

  async recover(key: string): Promise<RecordingSize | null> {
    const size = await this.#spool.recover(key);
    if (size !== null) await this.#upload(key);
    return size;
  }

  async delete(key: string): Promise<void> {
    await this.#spool.delete(key);
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
  }

  async close(): Promise<void> {
    await this.#spool.close();
    this.#client.destroy();
  }

  async #upload(key: string): Promise<void> {
    const body = createReadStream(this.#spool.path(key));
    await new Upload({
      client: this.#client,
      params: { Bucket: this.#bucket, Key: key, Body: body, ContentType: 'audio/wav' },
    }).done();
    await this.#spool.delete(key);
  }

  async #size(key: string): Promise<number | null> {
    try {
      const head = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: checkKey(key) }));
      return head.ContentLength ?? 0;
    } catch (error) {
      if (error instanceof Error && (error.name === 'NotFound' || error.name === 'NoSuchKey')) return null;
      throw error;
    }
  }
}
