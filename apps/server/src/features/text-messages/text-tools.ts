import { z } from 'zod';
import { defineTool, PhoneArgument, type Tool, type ToolContext, type ToolOutcome } from '../tools/tool.ts';
import { queueText, senderNumber } from './queue-text.ts';

/** Longer texts are cut up by the carrier, and each part costs. */
const MAX_BODY = 640;

const sendText = defineTool({
  name: 'send_text',
  description: 'Texts the caller something to keep: a confirmation, an address, a link. Ask before.',
  arguments: z.object({ text: z.string().trim().min(1).max(MAX_BODY), phone: PhoneArgument.optional() }),
  run: ({ text, phone }, context) => textCaller(context, { body: text, phone }),
});

const LinkSettings = z.strictObject({
  /** What is sent: a menu, a form, a map. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** Said before the link. */
  text: z.string().trim().min(1).max(300).optional(),
});

const sendLink = defineTool({
  name: 'send_link',
  description: 'Texts the caller the link that the business chose for this.',
  arguments: z.object({ phone: PhoneArgument.optional() }),
  settings: LinkSettings,
  async run({ phone }, context) {
    const { url, text } = LinkSettings.parse(context.settings);
    if (!url) return { code: 'unavailable' };
    return await textCaller(context, { body: text ? `${text} ${url}` : url, phone });
  },
});

const sendDirections = defineTool({
  name: 'send_directions',
  description: 'Texts the caller the address of the business, with a map.',
  arguments: z.object({ phone: PhoneArgument.optional() }),
  async run({ phone }, context) {
    const { name, address } = context.call.snapshot.business;
    if (!address) return { code: 'unavailable' };
    const map = `https://maps.google.com/?q=${encodeURIComponent(`${name}, ${address}`)}`;
    return await textCaller(context, { body: `${name}, ${address}. ${map}`, phone });
  },
});

/** Tools of every agent that text the caller. They answer `opted_out`, and `unavailable` where nothing can be sent. */
export const textTools: readonly Tool[] = [sendText, sendLink, sendDirections];

export interface TextToCaller {
  readonly body: string;
  readonly phone?: string | null | undefined;
  /** Tells apart the texts of one request. */
  readonly key?: string;
}

/** Texts the caller, or another number they gave, from the number they talk to. Sent once per request of a call. */
export async function textCaller(context: ToolContext, { body, phone, key = '' }: TextToCaller): Promise<ToolOutcome> {
  const { callerNumber, businessId, call, now, jobs } = context;
  const idempotencyKey = `${context.idempotencyKey}:text${key}`;
  const to = phone ?? callerNumber;
  if (!to) return { code: 'invalid', problems: [{ field: 'phone', message: 'The caller withheld their number.' }] };
  if (!jobs) return { code: 'unavailable' };
  return await context.db.transaction(async transaction => {
    const from =
      (await senderNumber(transaction, businessId, call.to)) ?? (await senderNumber(transaction, businessId));
    if (!from) return { code: 'unavailable' };
    const callId = call.id;
    const queued = await queueText(transaction, jobs, { businessId, to, from, body, callId, idempotencyKey, at: now });
    if (queued.result !== 'refused') return { code: queued.result === 'queued' ? 'ok' : 'opted_out', to };
    if (queued.reason === 'too_many') return { code: 'unavailable' };
    return { code: 'invalid', problems: [{ field: 'phone', message: queued.detail }] };
  });
}
