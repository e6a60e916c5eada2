import { expect, test } from 'vitest';
import { blankDraft, newBatchOf } from './batch-draft.ts';

const zone = 'America/New_York';

test('what was not said is left to the API', () => {
  const batch = newBatchOf({ ...blankDraft, name: ' Reminders ' }, zone);
  expect(batch).toMatchObject({ name: 'Reminders', ignoreCallingWindow: false });
  for (const field of ['agentId', 'phoneNumberId', 'startAt', 'callingWindow']) expect(batch).not.toHaveProperty(field);
});

test('a start is meant on the business’s clock', () => {
  expect(newBatchOf({ ...blankDraft, startAt: '2026-11-21T18:30' }, zone).startAt).toBe('2026-11-21T23:30:00.000Z');
  expect(newBatchOf({ ...blankDraft, startAt: '2026-07-01T18:30' }, zone).startAt).toBe('2026-07-01T22:30:00.000Z');
});

test('waits are sent in seconds', () => {
  expect(newBatchOf(blankDraft, zone).retries.noAnswer).toEqual({ times: 2, waitSeconds: 3600 });
});
