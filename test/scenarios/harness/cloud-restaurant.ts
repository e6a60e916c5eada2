import { randomInt } from 'node:crypto';
import { inject } from 'vitest';
import type { OperatorApi } from '../../../scripts/call/operator-api.ts';

/** An outside service as its emulator is reached; what it is called there is the provider's id. */
export interface Account {
  readonly baseUrl: string;
  readonly apiKey: string;
}

export interface CloudRestaurantOptions {
  readonly accounts: Readonly<Record<string, Account>>;
  /** As `PUT /api/agents/{id}` takes it. */
  readonly agent: Readonly<Record<string, unknown>>;
}

export interface CloudRestaurant {
  readonly id: string;
  readonly agentId: string;
  readonly number: string;
}

const NAME = 'Cloud Nine';
/** Brief, for it is spoken at the beginning of every one of these calls. */
const GREETING = 'Cloud Nine, hello.';
const EVERY_DAY = [{ opens: '11:00', closes: '23:00' }];

/** The day for which the scripted models book: never today's, never the past. YYYY-MM-DD, by the restaurant's calendar. */
export function bookedDate(): string {
  return new Date(Date.parse(inject('startedAt')) + 3 * 24 * 3_600_000).toISOString().slice(0, 10);
}

/** A restaurant of its own with an agent at a number, made and published over the API as an owner would. */
export async function openCloudRestaurant(api: OperatorApi, options: CloudRestaurantOptions): Promise<CloudRestaurant> {
  const { accounts, agent } = options;
  const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  // Administrators may not listen to calls of businesses that they have no part in.
  const owner = await api.get<{ id: string }>('/api/auth/me');
  const { id } = await api.post<{ id: string }>('/api/restaurants', {
    name: NAME,
    owner_id: owner.id,
    timezone: 'UTC',
    business_hours: Object.fromEntries(weekdays.map(day => [day, EVERY_DAY])),
    settings: { answer_when_closed: true },
  });
  for (const capacity of [4, 6, 8]) {
    await api.post(`/api/restaurants/${id}/tables`, { name: `Table for ${capacity}`, capacity });
  }
  for (const [provider, { baseUrl, apiKey }] of Object.entries(accounts)) {
    await api.put(`/api/businesses/${id}/providers/${provider}/credentials`, {
      credentials: { base_url: baseUrl, api_key: apiKey },
    });
  }
  const { id: agentId } = await api.post<{ id: string }>(`/api/restaurants/${id}/agent`, {
    greeting: GREETING,
    status: 'active',
    publish: true,
    ...agent,
  });
  // The scenarios share one server. Of every area's range that is kept for fiction.
  const number = `+1${randomInt(201, 990)}55501${randomInt(10, 100)}`;
  await api.post('/api/phone-numbers', { number, business_id: id, agent_id: agentId });
  return { id, agentId, number };
}
