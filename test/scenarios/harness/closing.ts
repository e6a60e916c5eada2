import { onTestFinished } from 'vitest';

/** What was started for a test, and is closed with it. */
export async function closing<Opened extends { close(): Promise<void> }>(starting: Promise<Opened>): Promise<Opened> {
  const opened = await starting;
  onTestFinished(() => opened.close());
  return opened;
}
