import { isRetellSignatureValid, RetellFunctionCall, RetellWebhook } from '@frontdesk/providers/retell';
import { and, eq, isNull } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { agents } from '../../db/schema/index.ts';
import { RETELL_WEBHOOK_PATH } from './agent-at-retell.ts';
import { keepCall } from './keep-call.ts';
import { type RetellContext, retellOf } from './retell-context.ts';
import { RetellTools } from './run-tool.ts';

/** A long call's transcript comes word by word, with the time of each, and twice. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

/** Enough to find whose key has signed it; nothing is believed before that is checked. */
const Unchecked = z.object({ call: z.object({ agent_id: z.string().max(200) }) });
const ToolParams = z.object({ agentId: z.uuid(), tool: z.string().max(100) });

/** What Retell tells of calls, and asks of our tools. Everything unsigned, forged or too old is answered 401. */
export async function registerRetellWebhooks(fastify: FastifyInstance, context: RetellContext): Promise<void> {
  const { db, logger } = context;
  const tools = new RetellTools(context);
  await fastify.register(async scope => {
    scope.removeAllContentTypeParsers();
    // The signature covers the bytes.
    const options = { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES } as const;
    scope.addContentTypeParser('application/json', options, async (_request: FastifyRequest, body: Buffer) => body);
    const route = { schema: { hide: true } };

    scope.post(RETELL_WEBHOOK_PATH, route, async (request, reply) => {
      const admitted = await admit(context, request);
      if (!admitted) return await refuse(request, reply);
      const webhook = RetellWebhook.safeParse(admitted.body).data;
      if (!webhook?.call) return await reply.code(400).type('text/plain').send('The request is not one of Retell’s.');
      const callId = await keepCall(db, admitted.agent, webhook.call);
      logger.info({ callId, event: webhook.event }, 'Retell told of a call.');
      return await reply.code(204).send();
    });

    scope.post(`${RETELL_WEBHOOK_PATH}/tools/:agentId/:tool`, route, async (request, reply) => {
      const admitted = await admit(context, request);
      const params = ToolParams.safeParse(request.params).data;
      if (!admitted || params?.agentId !== admitted.agent.id) return await refuse(request, reply);
      const asked = RetellFunctionCall.safeParse(admitted.body).data;
      if (asked?.name !== params.tool)
        return await reply.code(400).type('text/plain').send('The request is not one of Retell’s.');
      return await reply.send(await tools.run(admitted.agent, asked));
    });
  });
}

/** Whose agent it is about, and what it says; null unless the account of that agent's business has signed it. */
async function admit(context: RetellContext, request: FastifyRequest) {
  if (!Buffer.isBuffer(request.body)) return null;
  const body = parsed(request.body);
  const agentId = Unchecked.safeParse(body).data?.call.agent_id;
  if (agentId === undefined) return null;
  const [agent] = await context.db
    .select()
    .from(agents)
    .where(and(eq(agents.retellAgentId, agentId), isNull(agents.deletedAt)));
  const client = agent && (await retellOf(context, agent.businessId));
  if (!client) return null;
  const header = request.headers['x-retell-signature'];
  const isGenuine = isRetellSignatureValid({
    header: typeof header === 'string' ? header : undefined,
    body: request.body,
    apiKey: client.account.apiKey,
    nowMs: context.clock.wallTime().getTime(),
  });
  return isGenuine ? { agent, body } : null;
}

async function refuse(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  request.log.warn('A request was refused that Retell has not signed.');
  await reply.code(401).type('text/plain').send('The X-Retell-Signature header does not match.');
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
