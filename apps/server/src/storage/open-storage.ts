import { join } from 'node:path';
import type { Config } from '../config.ts';
import { FolderStorage } from './folder-storage.ts';
import type { RecordingStorage } from './recording-storage.ts';
import { S3Storage } from './s3-storage.ts';

/** The configured storage: a bucket, or a folder of the data folder. */
export function openStorage(config: Pick<Config, 'dataDir' | 's3'>): RecordingStorage {
  const folder = new FolderStorage(join(config.dataDir, 'recordings'));
  return config.s3 ? new S3Storage(config.s3, folder) : folder;
}
