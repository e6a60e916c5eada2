import { PhoneNumberE164, type TestAgentBody, type TestAgentResult } from '@frontdesk/contract';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';

/** A conversation in writing: what the caller said so far, and around what. */
export interface Trial {
  readonly said: readonly string[];
  readonly source: 'draft' | 'published';
  readonly callerNumber: string | null;
  readonly at: Date;
  /** What came of it so far, with a dialogue that would not say the same again; null at its beginning. */
  readonly held: HeldTrial | null;
}

/** A conversation as far as it was held. */
export interface HeldTrial {
  /** How many of the caller's messages were answered. */
  readonly answered: number;
  /** Of the dialogue's own. */
  readonly saved: unknown;
  readonly messages: TestAgentResult['messages'];
}

const MAX_SAID = 60;
const Said = z.array(z.string().trim().min(1).max(1000)).max(MAX_SAID);

/**
 * What a session holds: no more than what the one who has it could ask for, so it needs no signature. A conversation
 * that comes to the same each time is held anew from it.
 */
const Session = z.strictObject({
  said: Said,
  source: z.enum(['draft', 'published']),
  callerNumber: PhoneNumberE164.nullable(),
  at: z.iso.datetime(),
  held: z
    .strictObject({
      answered: z.int().min(0).max(MAX_SAID),
      saved: z.unknown(),
      messages: z
        .array(z.strictObject({ role: z.enum(['caller', 'agent']), text: z.string().max(8000) }))
        .max(MAX_SAID * 2 + 1),
    })
    .nullable(),
});

/** The conversation that a request continues or begins. Throws `validation_failed`. */
export function openTrial(body: TestAgentBody, now: Date): Trial {
  const { session, messages, source, callerNumber } = body;
  if (body.message !== undefined && body.input !== undefined && body.message !== body.input)
    throw problem('input', 'Send message or input, not two different ones.');
  if (session !== undefined && messages !== undefined)
    throw problem('session', 'Send messages or a session, not both.');
  const next = body.message ?? body.input;
  const earlier = session === undefined ? undefined : readSession(session);
  const before = earlier?.said ?? messages?.filter(({ role }) => role === 'caller').map(({ text }) => text) ?? [];
  const said = Said.safeParse(next === undefined ? before : [...before, next]);
  if (!said.success)
    throw problem('messages', `A trial has at most ${MAX_SAID} messages of the caller, each of 1 to 1000 characters.`);
  const at = new Date(earlier?.at ?? body.at ?? now);
  return earlier ? { ...earlier, said: said.data, at } : { said: said.data, source, callerNumber, at, held: null };
}

/** What continues this conversation. */
export function trialSession(trial: Trial): string {
  return Buffer.from(JSON.stringify({ ...trial, at: trial.at.toISOString() })).toString('base64url');
}

function readSession(session: string): z.infer<typeof Session> {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(session, 'base64url').toString());
  } catch {
    json = undefined;
  }
  const parsed = Session.safeParse(json);
  if (!parsed.success) throw problem('session', 'This is no session of ours.');
  return parsed.data;
}

function problem(field: string, message: string): AppError {
  return new AppError('validation_failed', message, { problems: [{ field, message }] });
}
