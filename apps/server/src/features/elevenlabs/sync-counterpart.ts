import { type AgentsApi, type AttachedDocument, agentBody, clientTool } from '@frontdesk/providers/elevenlabs';
import { ProviderError } from '@frontdesk/voice';
import { type CounterpartState, hashOf } from './counterpart-state.ts';
import type { WantedAgent } from './load-definition.ts';

const DEFAULT_MODEL = 'gemini-2.5-flash';

/** Where the agent is at ElevenLabs, and what was sent for it. */
export interface Counterpart {
  readonly outsideId: string | null;
  readonly state: CounterpartState;
}

export interface SyncOptions {
  readonly api: AgentsApi;
  readonly agentId: string;
  /** A hash of the account's key. */
  readonly account: string;
  /** Writes down what was reached, after each step that cannot be repeated for free. */
  readonly save: (counterpart: Counterpart) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Makes the agent at ElevenLabs what it should be: its tools and documents first, then itself, then what it does not need
 * any more is deleted. What has not changed is not sent. Begun again after a failure it goes on where it was. Throws
 * `ProviderError`.
 */
export async function syncCounterpart(
  wanted: WantedAgent,
  before: Counterpart,
  options: SyncOptions,
): Promise<Counterpart> {
  const sync = new CounterpartSync(adopted(before, wanted.outsideId), options);
  if (before.state.account !== options.account) await sync.forgetMissing();
  try {
    await sync.run(wanted);
  } catch (error) {
    if (!(error instanceof ProviderError && error.fault === 'rejected')) throw error;
    // Somebody may have deleted a part of it there.
    if (!(await sync.forgetMissing())) throw error;
    await sync.run(wanted);
  }
  return sync.counterpart;
}

/** Somebody may have named another agent there: from now on that is the one, and it has been told nothing yet. */
function adopted(before: Counterpart, named: string | null): Counterpart {
  if (named === null || named === before.outsideId) return before;
  return { outsideId: named, state: { ...before.state, hash: null } };
}

/** Deletes the agent there, with all that it had. */
export async function deleteCounterpart({ outsideId, state }: Counterpart, options: SyncOptions): Promise<void> {
  const { api, signal } = options;
  if (outsideId !== null) await api.deleteAgent(outsideId, signal);
  for (const { id } of Object.values(state.tools)) await api.deleteTool(id, signal);
  for (const { id } of Object.values(state.documents)) await api.deleteDocument(id, signal);
  for (const id of state.leftTools) await api.deleteTool(id, signal);
  for (const id of state.leftDocuments) await api.deleteDocument(id, signal);
}

class CounterpartSync {
  readonly #options: SyncOptions;
  #outsideId: string | null;
  #state: CounterpartState;

  constructor({ outsideId, state }: Counterpart, options: SyncOptions) {
    this.#options = options;
    this.#outsideId = outsideId;
    this.#state = { ...state };
  }

  get counterpart(): Counterpart {
    return { outsideId: this.#outsideId, state: this.#state };
  }

  async run(wanted: WantedAgent): Promise<void> {
    const documents = await this.#documents(wanted);
    const toolIds = await this.#tools(wanted);
    await this.#agent(wanted, toolIds, documents);
    await this.#deleteLeft();
  }

  /** Whether anything that was there is gone. Also where the key is another account's. */
  async forgetMissing(): Promise<boolean> {
    const { api, signal, account } = this.#options;
    const { tools, documents } = this.#state;
    let isAnyGone = false;
    const stillThere = async <Kept extends { readonly id: string }>(
      kept: Readonly<Record<string, Kept>>,
      has: (id: string) => Promise<boolean>,
    ) => {
      const there: Record<string, Kept> = {};
      for (const [name, one] of Object.entries(kept)) {
        if (await has(one.id)) there[name] = one;
        else isAnyGone = true;
      }
      return there;
    };
    const state = {
      ...this.#state,
      tools: await stillThere(tools, id => api.hasTool(id, signal)),
      documents: await stillThere(documents, id => api.hasDocument(id, signal)),
    };
    if (this.#outsideId !== null && !(await api.hasAgent(this.#outsideId, signal))) {
      this.#outsideId = null;
      isAnyGone = true;
    }
    await this.#save({ ...state, account, hash: null });
    return isAnyGone;
  }

  async #documents(wanted: WantedAgent): Promise<AttachedDocument[]> {
    const { api, signal } = this.#options;
    const attached: AttachedDocument[] = [];
    for (const { itemId, name, content } of wanted.documents) {
      const hash = hashOf([name, content]);
      const kept = this.#state.documents[itemId];
      if (kept?.hash !== hash) {
        const id = await api.addText(name, content, signal);
        const documents = { ...this.#state.documents, [itemId]: { id, hash } };
        const leftDocuments = [...this.#state.leftDocuments, ...(kept ? [kept.id] : [])];
        await this.#save({ ...this.#state, documents, leftDocuments });
      }
      attached.push({ id: this.#state.documents[itemId]?.id ?? '', name });
    }
    const names = new Set(wanted.documents.map(({ itemId }) => itemId));
    const { kept, left } = divided(this.#state.documents, names);
    if (left.length > 0) {
      const leftDocuments = [...this.#state.leftDocuments, ...left];
      await this.#save({ ...this.#state, documents: kept, leftDocuments });
    }
    return attached;
  }

  async #tools(wanted: WantedAgent): Promise<string[]> {
    const { api, signal } = this.#options;
    const ids: string[] = [];
    for (const tool of wanted.tools) {
      const config = clientTool(tool, wanted.settings.toolTimeoutSeconds);
      const hash = hashOf(config);
      const kept = this.#state.tools[tool.name];
      let id = kept?.id;
      if (kept?.hash !== hash) {
        const isChanged = kept ? await api.changeTool(kept.id, config, signal) : false;
        id = kept && isChanged ? kept.id : await api.createTool(config, signal);
        await this.#save({ ...this.#state, tools: { ...this.#state.tools, [tool.name]: { id, hash } } });
      }
      if (id !== undefined) ids.push(id);
    }
    const { kept, left } = divided(this.#state.tools, new Set(wanted.tools.map(({ name }) => name)));
    if (left.length > 0)
      await this.#save({ ...this.#state, tools: kept, leftTools: [...this.#state.leftTools, ...left] });
    return ids;
  }

  async #agent(wanted: WantedAgent, toolIds: readonly string[], documents: readonly AttachedDocument[]): Promise<void> {
    const { api, signal, agentId } = this.#options;
    const tag = `frontdesk-${agentId}`;
    const endsCalls = wanted.tools.some(({ name }) => name === 'end_call');
    const model = wanted.model ?? DEFAULT_MODEL;
    const body = agentBody({ ...wanted, tag, model, toolIds, endsCalls, documents });
    const hash = hashOf(body);
    // One that was created before the answer was lost is found by its tag.
    this.#outsideId ??= await api.findAgent(wanted.name, tag, signal);
    if (this.#outsideId === null) this.#outsideId = await api.createAgent(body, signal);
    else if (this.#state.hash !== hash) await api.changeAgent(this.#outsideId, body, signal);
    if (this.#state.hash !== hash) await this.#save({ ...this.#state, hash });
  }

  async #deleteLeft(): Promise<void> {
    const { api, signal } = this.#options;
    const { leftTools, leftDocuments } = this.#state;
    if (leftTools.length + leftDocuments.length === 0) return;
    for (const id of leftTools) await api.deleteTool(id, signal);
    for (const id of leftDocuments) await api.deleteDocument(id, signal);
    await this.#save({ ...this.#state, leftTools: [], leftDocuments: [] });
  }

  async #save(state: CounterpartState): Promise<void> {
    this.#state = { ...state, account: this.#options.account };
    await this.#options.save(this.counterpart);
  }
}

function divided<Kept extends { readonly id: string }>(all: Readonly<Record<string, Kept>>, wanted: Set<string>) {
  const entries = Object.entries(all);
  return {
    kept: Object.fromEntries(entries.filter(([name]) => wanted.has(name))),
    left: entries.filter(([name]) => !wanted.has(name)).map(([, { id }]) => id),
  };
}
