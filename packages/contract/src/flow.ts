import { z } from 'zod';
import { TransferMode } from './transfer.ts';

/**
 * What a flow can ask a caller for. Each kind has its own parser and its own way of being read back.
 * `date`: YYYY-MM-DD · `time`: HH:MM · `party_size`: whole number · `name`, `text`: string · `phone`: E.164 ·
 * `yes_no`: boolean · `choice`: one of `choices` · `listing`: the id of one of the business's listings ·
 * `code`: letters and digits said one by one, such as `A7K2M`.
 */
export const SlotKind = z.enum([
  'date',
  'time',
  'party_size',
  'name',
  'phone',
  'text',
  'yes_no',
  'choice',
  'listing',
  'code',
]);
export type SlotKind = z.infer<typeof SlotKind>;

export const SlotDefinition = z
  .object({
    name: z.string().regex(/^[a-z][a-z0-9_]*$/),
    kind: SlotKind,
    /** The question, as a template. */
    prompt: z.string().min(1).max(500),
    /** Asked when the first answer was not understood; the prompt again when absent. */
    reprompt: z.string().max(500).optional(),
    choices: z.array(z.string()).optional(),
    /** Template for a value offered for confirmation instead of asked, e.g. `{{caller.number}}`. */
    suggestion: z.string().optional(),
    /** How the suggestion is offered; a plain "Shall I use …?" when absent. */
    suggestionPrompt: z.string().max(500).optional(),
    /** A day or time outside opening hours is refused at once, and the caller hears when it is open. */
    within: z.literal('opening_hours').optional(),
    /** Read the value back on its own and wait for a yes. Numbers and names deserve it. */
    confirm: z.boolean().default(false),
  })
  .meta({ id: 'SlotDefinition' });
export type SlotDefinition = z.infer<typeof SlotDefinition>;

const NodeId = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** Compares a value at a path (`slots.party_size`, `result.code`, `business.kind`) with a constant. */
export const Condition = z
  .object({
    path: z.string(),
    operator: z.enum(['equals', 'not_equals', 'greater_than', 'less_than', 'exists', 'missing']),
    value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  })
  .meta({ id: 'Condition' });
export type Condition = z.infer<typeof Condition>;

export const FlowNode = z
  .discriminatedUnion('type', [
    /** Speaks and goes on. */
    z.object({ type: z.literal('say'), id: NodeId, text: z.string().min(1), next: NodeId }),
    /** Collects slots in order; several may arrive in one sentence. `confirm` is read back once all are there. */
    z.object({
      type: z.literal('ask'),
      id: NodeId,
      slots: z.array(SlotDefinition).min(1),
      confirm: z.string().optional(),
      /** Asked on arrival even when every slot is filled, to change what is already known. */
      opening: z.string().optional(),
      next: NodeId,
      /** Where to go after too many misunderstandings or a refusal. */
      onFailure: NodeId,
      maxAttempts: z.int().min(1).max(6).default(3),
    }),
    /** Waits for the caller and goes where their intent leads. */
    z.object({
      type: z.literal('listen'),
      id: NodeId,
      /** Absent where the text before it already asked. */
      prompt: z.string().optional(),
      /** Asked again after a question of the caller's was answered. */
      followUp: z.string().optional(),
      /** Said when the caller was not understood. */
      reprompt: z.string().optional(),
      /** A phrase fits when the caller said all its words; the fitting phrase with most words wins. */
      intents: z.array(z.object({ phrases: z.array(z.string()).min(1), next: NodeId })),
      onFailure: NodeId,
      maxAttempts: z.int().min(1).max(6).default(3),
    }),
    /** Takes the first branch whose condition holds. */
    z.object({
      type: z.literal('branch'),
      id: NodeId,
      branches: z.array(z.object({ when: Condition, next: NodeId })).min(1),
      otherwise: NodeId,
    }),
    /** Runs a tool; its outcome is `result`. `on` maps a result code (`ok`, `full`, `closed` …) to the next node. */
    z.object({
      type: z.literal('tool'),
      id: NodeId,
      tool: z.string(),
      arguments: z.record(z.string(), z.string()),
      /** Spoken while a slow tool runs. */
      filler: z.string().optional(),
      on: z.record(z.string(), NodeId),
      otherwise: NodeId,
    }),
    /**
     * Offers the caller things a tool found. The accepted one fills slots. A caller who names other values for
     * slots asked earlier goes back to where they were asked.
     */
    z.object({
      type: z.literal('offer'),
      id: NodeId,
      /** Path to a list of objects, such as `result.alternatives`. */
      from: z.string(),
      /** At most this many are read out. */
      limit: z.int().min(1).max(5).default(3),
      /** How one is said, as a template over `option`. */
      option: z.string().min(1),
      /** Template for a single option; `offered` is its text. */
      one: z.string().min(1),
      /** Template for several; `offered` is their texts as a list. */
      many: z.string().min(1),
      /** Slot name → field of the option. */
      assign: z.record(z.string(), z.string()),
      next: NodeId,
      onRefusal: NodeId,
      onEmpty: NodeId,
      onFailure: NodeId,
      maxAttempts: z.int().min(1).max(6).default(3),
    }),
    /** Forgets slots so that they are asked again, for "another time" and the like. */
    z.object({ type: z.literal('clear'), id: NodeId, slots: z.array(z.string()).min(1), next: NodeId }),
    /** Sends keys, a template, in order with what is said; `w` waits half a second. For calls into other menus. */
    z.object({ type: z.literal('press'), id: NodeId, digits: z.string().min(1).max(100), next: NodeId }),
    z.object({
      type: z.literal('transfer'),
      id: NodeId,
      text: z.string().optional(),
      to: z.string().optional(),
      /** `cold` when absent. */
      mode: TransferMode.optional(),
      /** Template; what the person hears before they decide to take a warm transfer. */
      briefing: z.string().max(500).optional(),
      /** Where a caller goes whom nobody took. Absent: they hear so, and are asked what else there is. */
      onFailure: NodeId.optional(),
    }),
    z.object({ type: z.literal('end'), id: NodeId, text: z.string().optional(), disposition: z.string() }),
  ])
  .meta({ id: 'FlowNode' });
export type FlowNode = z.infer<typeof FlowNode>;

/**
 * A conversation as data. Templates may name `business`, `agent`, `caller`, `slots` and `result`, and pass a value
 * through a filter: `{{slots.date | date}}`.
 */
export const Flow = z
  .object({
    start: NodeId,
    nodes: z.array(FlowNode).min(1).max(200),
    /** Where a caller is taken from any node of the flow. */
    anywhere: z
      .object({
        /** Wants a person. Absent: the call is forwarded at once, where the business has a number for it. */
        person: NodeId.optional(),
        /** Says goodbye. Absent: a short farewell ends the call. */
        goodbye: NodeId.optional(),
        /** Gives up what was begun. Absent: the start. */
        home: NodeId.optional(),
      })
      .prefault({}),
  })
  .superRefine((flow, context) => {
    const ids = new Set(flow.nodes.map(node => node.id));
    if (ids.size !== flow.nodes.length)
      context.addIssue({ code: 'custom', path: ['nodes'], message: 'Two nodes have the same id.' });
    const known = (id: string, path: (string | number)[]) => {
      if (!ids.has(id)) context.addIssue({ code: 'custom', path, message: `There is no node "${id}".` });
    };
    known(flow.start, ['start']);
    for (const [name, target] of Object.entries(flow.anywhere)) if (target) known(target, ['anywhere', name]);
    flow.nodes.forEach((node, index) => {
      for (const target of flowTargets(node)) known(target, ['nodes', index]);
    });
  })
  .meta({ id: 'Flow' });
export type Flow = z.infer<typeof Flow>;
export type FlowInput = z.input<typeof Flow>;

/** Every node id a node can lead to. */
export function flowTargets(node: FlowNode): string[] {
  switch (node.type) {
    case 'say':
    case 'clear':
    case 'press':
      return [node.next];
    case 'ask':
      return [node.next, node.onFailure];
    case 'listen':
      return [...node.intents.map(intent => intent.next), node.onFailure];
    case 'branch':
      return [...node.branches.map(branch => branch.next), node.otherwise];
    case 'offer':
      return [node.next, node.onRefusal, node.onEmpty, node.onFailure];
    case 'tool':
      return [...Object.values(node.on), node.otherwise];
    case 'transfer':
      return node.onFailure ? [node.onFailure] : [];
    case 'end':
      return [];
  }
}
