import { isSignedByElevenLabs, PostCallEvent } from '@frontdesk/providers/elevenlabs';
import { and, eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { agentCounterparts } from '../../db/schema/index.ts';
import type { ElevenLabsContext } from './elevenlabs-context.ts';
import { READ_CONVERSATION } from './elevenlabs-queues.ts';

export const POST_CALL_PATH = '/webhooks/elevenlabs';
/** Transcripts of long calls. Audio, which may be larger, is not wanted: it is recorded here. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;
/** The service gives calls a record when it is done with them; those that never began are told of, too. */
const OF_INTEREST: ReadonlySet<string> = new Set(['post_call_transcription', 'call_initiation_failure']);

export interface PostCallWebhookOptions extends Pick<ElevenLabsContext, 'db' | 'jobs' | 'providers'> {
  readonly wallTime: () => Date;
}

/**
 * Where ElevenLabs tells that a conversation is over. The body only says which: what became of it is read from the
 * service by a job, so that repeats and forgeries change nothing. Unsigned requests are answered 401.
 */
export function registerPostCallWebhook(fastify: FastifyInstance, options: PostCallWebhookOptions): void {
  const { db, jobs } = options;
  fastify.register(async scope => {
    scope.removeAllContentTypeParsers();
    const raw = { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES } as const;
    scope.addContentTypeParser('application/json', raw, async (_request: unknown, body: Buffer) => body);
    scope.post(POST_CALL_PATH, {
      schema: { hide: true },
      config: { isPublic: true },
      async handler(request, reply) {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const event = readEvent(body);
        if (!event) return reply.code(400).send({ error: 'This is no event of ElevenLabs.' });
        const { agent_id: outsideId, conversation_id: conversationId } = event.data;
        const [agent] = await db
          .select({ businessId: agentCounterparts.businessId, agentId: agentCounterparts.agentId })
          .from(agentCounterparts)
          .where(and(eq(agentCounterparts.provider, 'elevenlabs'), eq(agentCounterparts.outsideId, outsideId)));
        const header = request.headers['elevenlabs-signature'];
        const secret = await secretOf(options, agent?.businessId ?? null);
        const signed = { body, header: String(header), now: options.wallTime() };
        if (secret === undefined || !isSignedByElevenLabs({ ...signed, secret })) {
          request.log.warn({ agentId: agent?.agentId }, 'A webhook of ElevenLabs was not signed with our secret.');
          return reply.code(401).send({ error: 'The signature is missing or wrong.' });
        }
        // Other agents of the account are none of ours.
        if (agent && OF_INTEREST.has(event.type))
          await jobs.send(READ_CONVERSATION, { ...agent, conversationId }, { key: conversationId });
        return reply.code(200).send({ received: true });
      },
    });
  });
}

function readEvent(body: Buffer): PostCallEvent | null {
  try {
    return PostCallEvent.safeParse(JSON.parse(body.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

async function secretOf({ providers }: PostCallWebhookOptions, businessId: string | null): Promise<string | undefined> {
  const record = providers.records.find(({ hosted }) => hosted?.engine === 'elevenlabs');
  const account = record && (await providers.keys.find(businessId, record));
  return account?.credentials.webhookSecret;
}
