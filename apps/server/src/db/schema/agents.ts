import type { AgentConfig } from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { createdAt, deletedAt, id, instant, isE164, isOneOf, updatedAt, version } from './columns.ts';
import { users } from './identity.ts';

const ENGINES = ['pipeline', 'elevenlabs', 'openai_realtime', 'retell', 'custom_llm'] as const;
const AGENT_STATUSES = ['draft', 'pending_setup', 'active', 'inactive'] as const;
const NUMBER_STATUSES = ['active', 'inactive', 'unassigned'] as const;
const NUMBER_CARRIER_STATUSES = ['unmanaged', 'buying', 'configuring', 'ready', 'failed', 'releasing'] as const;

/** What answers. `draft` is the configuration being edited; callers get the published version. */
export const agents = pgTable(
  'agents',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    engine: text('engine', { enum: ENGINES }).notNull().default('pipeline'),
    status: text('status', { enum: AGENT_STATUSES }).notNull().default('draft'),
    draft: jsonb('draft').$type<AgentConfig>(),
    /** A version of this agent; its foreign key is in the migrations, since the two tables name each other. */
    publishedVersionId: uuid('published_version_id'),
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default(sql`'{}'::jsonb`),
    elevenlabsAgentId: text('elevenlabs_agent_id').unique(),
    retellAgentId: text('retell_agent_id').unique(),
    retellLlmId: text('retell_llm_id').unique(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: deletedAt(),
  },
  table => [
    unique('agents_business_id_id_key').on(table.businessId, table.id),
    index('agents_created_at_index').on(table.createdAt, table.id),
    check('agents_engine_check', isOneOf(table.engine, ENGINES)),
    check('agents_status_check', isOneOf(table.status, AGENT_STATUSES)),
    check(
      'agents_active_is_published_check',
      sql`${table.status} <> 'active' or ${table.publishedVersionId} is not null`,
    ),
  ],
);

/** A published configuration. Never changed afterwards: the database refuses updates. */
export const agentVersions = pgTable(
  'agent_versions',
  {
    id: id(),
    businessId: uuid('business_id').notNull(),
    agentId: uuid('agent_id').notNull(),
    version: integer('version').notNull(),
    config: jsonb('config').$type<AgentConfig>().notNull(),
    publishedBy: uuid('published_by').references(() => users.id, { onDelete: 'set null' }),
    publishedAt: instant('published_at').notNull().defaultNow(),
  },
  table => [
    foreignKey({
      name: 'agent_versions_agent_fk',
      columns: [table.businessId, table.agentId],
      foreignColumns: [agents.businessId, agents.id],
    }).onDelete('cascade'),
    unique('agent_versions_business_id_id_key').on(table.businessId, table.id),
    unique('agent_versions_agent_id_version_key').on(table.agentId, table.version),
    check('agent_versions_version_check', sql`${table.version} > 0`),
  ],
);

/** A number that rings here. One without a business waits in the pool for its assignment. */
export const phoneNumbers = pgTable(
  'phone_numbers',
  {
    id: id(),
    number: text('number').notNull().unique(),
    businessId: uuid('business_id').references(() => businesses.id, { onDelete: 'cascade' }),
    agentId: uuid('agent_id'),
    label: text('label').notNull().default(''),
    carrier: text('carrier').notNull().default('twilio'),
    /** The carrier's own id of this number (Twilio: `PN…`). */
    carrierNumberId: text('carrier_number_id'),
    /** What the carrier was asked to do with this number, and whether it has. */
    carrierStatus: text('carrier_status', { enum: NUMBER_CARRIER_STATUSES }).notNull().default('unmanaged'),
    /** Why it has not, in a sentence for people. */
    carrierProblem: text('carrier_problem'),
    status: text('status', { enum: NUMBER_STATUSES }).notNull().default('unassigned'),
    callsReceived: integer('calls_received').notNull().default(0),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'phone_numbers_agent_fk',
      columns: [table.businessId, table.agentId],
      foreignColumns: [agents.businessId, agents.id],
    }),
    index('phone_numbers_business_id_index').on(table.businessId, table.number),
    index('phone_numbers_agent_id_index').on(table.agentId),
    check('phone_numbers_number_check', isE164(table.number)),
    check('phone_numbers_status_check', isOneOf(table.status, NUMBER_STATUSES)),
    check('phone_numbers_carrier_status_check', isOneOf(table.carrierStatus, NUMBER_CARRIER_STATUSES)),
    check('phone_numbers_agent_has_business_check', sql`${table.agentId} is null or ${table.businessId} is not null`),
    check('phone_numbers_calls_received_check', sql`${table.callsReceived} >= 0`),
  ],
);
