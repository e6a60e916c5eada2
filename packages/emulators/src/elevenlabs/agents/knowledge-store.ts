import { invalid, refusal } from '../http/route.ts';
import { newId } from './ids.ts';

export interface EmulatedDocument {
  readonly id: string;
  readonly type: 'text' | 'url' | 'file';
  readonly name: string;
  readonly content: string;
  readonly addedAtSeconds: number;
}

/** The account's knowledge base. */
export class KnowledgeStore {
  readonly #documents = new Map<string, EmulatedDocument>();

  get all(): readonly EmulatedDocument[] {
    return [...this.#documents.values()];
  }

  find(id: string): EmulatedDocument | undefined {
    return this.#documents.get(id);
  }

  get(id: string): EmulatedDocument {
    const document = this.#documents.get(id);
    if (!document) throw refusal(404, 'knowledge_base_documentation_not_found', `Document ${id} not found.`);
    return document;
  }

  /** Throws 422 where there is nothing in it. */
  add({ type, name, content }: Pick<EmulatedDocument, 'type' | 'name' | 'content'>): EmulatedDocument {
    if (content.trim() === '') throw invalid(['body', type], 'Field required', 'missing');
    const document = {
      ...{ id: newId('doc'), type, content },
      name: name || content.slice(0, 40),
      addedAtSeconds: Math.floor(Date.now() / 1000),
    };
    this.#documents.set(document.id, document);
    return document;
  }

  rename(id: string, name: string): EmulatedDocument {
    const document = { ...this.get(id), name };
    this.#documents.set(id, document);
    return document;
  }

  delete(id: string): void {
    this.get(id);
    this.#documents.delete(id);
  }
}
