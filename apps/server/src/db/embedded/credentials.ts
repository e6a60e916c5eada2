import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** How to reach the embedded server. Kept beside its data, readable by the owner only. */
const Credentials = z.object({ port: z.int().min(1).max(65535), password: z.string().min(1) });
export type Credentials = z.infer<typeof Credentials>;

/** Null when the file does not exist or does not hold credentials. */
export async function readCredentials(path: string): Promise<Credentials | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return Credentials.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function writeCredentials(path: string, credentials: Credentials): Promise<void> {
  const unfinished = `${path}.new`;
  await writeFile(unfinished, JSON.stringify(credentials), { mode: 0o600 });
  await rename(unfinished, path);
}

export const newPassword = () => randomBytes(24).toString('base64url');
