import { z } from 'zod';
import { Id } from '../identifiers.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** What happened in a business that others can be told about. */
export const WebhookEvent = z
  .enum([
    'call.started',
    'call.ended',
    /** Summary, sentiment and outcome are known. */
    'call.analyzed',
    'reservation.booked',
    'reservation.changed',
    'reservation.canceled',
    'order.created',
    'lead.created',
    'viewing.booked',
    'agent.published',
  ])
  .meta({ id: 'WebhookEvent' });
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** `events`: is told what happened · `tool`: carries out a tool that an agent uses during a call. */
export const WebhookKind = z.enum(['events', 'tool']).meta({ id: 'WebhookKind' });
export type WebhookKind = z.infer<typeof WebhookKind>;

const Url = z.string().trim().min(1).max(2048).refine(isWebAddress, {
  error: 'Write a whole URL without user, password or #, for example https://example.com/hook.',
});
const Events = z
  .array(WebhookEvent)
  .max(WebhookEvent.options.length)
  .refine(events => new Set(events).size === events.length, { error: 'Name each event once.' });
const description = z.string().trim().max(500);

/** Where the business wants to be called. Its secret is shown only when it is made. */
export const Webhook = z
  .object({
    id: Id,
    businessId: Id,
    kind: WebhookKind,
    url: z.string(),
    description: z.string(),
    /** What it is told about; empty for a tool. */
    events: z.array(WebhookEvent),
    isActive: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof Webhook>;
export const WebhookPage = pageOf(Webhook);

/** The answer to making an endpoint or its secret anew: the only time `secret` is shown. */
export const WebhookWithSecret = Webhook.extend({
  /** `whsec_` and 256 random bits in base64. */
  secret: z.string(),
}).meta({ id: 'WebhookWithSecret' });
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>;

export const WebhookListQuery = PageQuery.extend({
  businessId: Id.optional(),
  kind: WebhookKind.optional(),
  /** Only endpoints that are told about it. */
  event: WebhookEvent.optional(),
  isActive: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  sort: z.enum(['created_at', '-created_at', 'url', '-url']).default('-created_at'),
}).strict();
export type WebhookListQuery = z.infer<typeof WebhookListQuery>;

/** An `events` endpoint names at least one event, a `tool` none. */
export const CreateWebhookBody = z
  .strictObject({
    businessId: Id,
    kind: WebhookKind.default('events'),
    url: Url,
    description: description.default(''),
    events: Events.default([]),
    isActive: z.boolean().default(true),
  })
  .meta({ id: 'CreateWebhookBody' });
export type CreateWebhookBody = z.infer<typeof CreateWebhookBody>;

/** A field left out stays as it is. The kind is for good. */
export const UpdateWebhookBody = z
  .strictObject({
    url: Url.optional(),
    description: description.optional(),
    events: Events.optional(),
    isActive: z.boolean().optional(),
    version: z.int().min(1).max(2_147_483_647).optional(),
  })
  .meta({ id: 'UpdateWebhookBody' });
export type UpdateWebhookBody = z.infer<typeof UpdateWebhookBody>;

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text) || text.includes('#')) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
