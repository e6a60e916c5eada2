import { type BusinessKind, type Flow, PhoneNumberE164 } from '@frontdesk/contract';
import { toSnakeCase } from '@frontdesk/contract/wire-case';
import type { ToolDescription, ToolHandler, ToolResult } from '@frontdesk/voice';
import type { Database } from '../../db/connection.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { verticalOf } from '../businesses/verticals.ts';
import { textTools } from '../text-messages/text-tools.ts';
import { commonTools } from './common-tools.ts';
import { describeTool } from './describe-tool.ts';
import type { Tool, ToolCall } from './tool.ts';

export interface ToolHandlerOptions {
  readonly db: Database;
  readonly wallTime: () => Date;
  /** Without them tools that leave something for later answer `unavailable`. */
  readonly jobs?: Jobs;
  /** Told why a tool broke. The message has no arguments in it. */
  readonly onFailure: (tool: string, callId: string, error: unknown) => void;
}

/**
 * Makes the tools of one call. `provenIds` are records that the call has proven to be the caller's, where it has had
 * tools before. They work on the call's business and nothing else. A tool the agent was not given, and
 * one that breaks, answer `failed`.
 */
export function createToolHandler({
  db,
  wallTime,
  jobs,
  onFailure,
}: ToolHandlerOptions): (call: ToolCall, provenIds?: Set<string>) => ToolHandler {
  return (call, provenIds = new Set()) => {
    const tools = toolsFor(call);
    const callerNumber = PhoneNumberE164.safeParse(call.from).data ?? null;
    return {
      descriptions: [...tools.values()].map(describeTool),
      async run({ name, arguments: rawArguments, idempotencyKey, signal }) {
        const tool = tools.get(name);
        if (!tool) return { code: 'failed', value: { reason: 'unknown_tool' } };
        try {
          const outcome = await tool.run(rawArguments, {
            db,
            businessId: call.snapshot.business.id,
            call,
            callerNumber,
            provenIds,
            idempotencyKey,
            now: wallTime(),
            jobs,
            signal,
            settings: call.snapshot.agent.config.toolSettings[name] ?? {},
          });
          return toResult(outcome);
        } catch (error) {
          onFailure(name, call.id, error);
          return { code: 'failed', value: {} };
        }
      },
    };
  };
}

/** What a language model is told of the tools of a call. */
export const describeTools = (call: ToolCall): ToolDescription[] => [...toolsFor(call).values()].map(describeTool);

/** Every tool an agent of this kind of business can be given. */
export function toolsOfKind(kind: BusinessKind): readonly Tool[] {
  return [...commonTools, ...textTools, ...(verticalOf(kind)?.tools ?? [])];
}

/** Names of the tools a flow uses. */
export function toolsOfFlow(flow: Flow): ReadonlySet<string> {
  return new Set(flow.nodes.flatMap(node => (node.type === 'tool' ? [node.tool] : [])));
}

/** What the agent was given: the tools its version names, and those its own flow uses. */
function toolsFor({ snapshot }: ToolCall): ReadonlyMap<string, Tool> {
  const { tools, flow } = snapshot.agent.config;
  const given = new Set([...tools, ...toolsOfFlow(flow)]);
  const known = toolsOfKind(snapshot.business.kind).filter(tool => given.has(tool.name));
  return new Map(known.map(tool => [tool.name, tool]));
}

function toResult({ code, ...facts }: { readonly code: string }): ToolResult {
  return { code, value: toSnakeCase(facts) as Record<string, unknown> };
}
