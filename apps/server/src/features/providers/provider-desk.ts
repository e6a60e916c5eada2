import type {
  Provider,
  ProviderCheckResult,
  ProviderList,
  ProviderVoice,
  PutCredentialsBody,
} from '@frontdesk/contract';
import { toSnakeKey } from '@frontdesk/contract/wire-case';
import type { ProviderRecord } from '@frontdesk/providers/registry';
import { type Clock, ProviderError } from '@frontdesk/voice';
import { AppError } from '../../app-error.ts';
import { catalogueEntry, toVoice } from './catalogue.ts';
import type { CredentialRow, CredentialStore } from './credential-store.ts';
import { changedCredentials, shownCredentials } from './credential-values.ts';
import { needsNothing, type ProviderKeys } from './provider-keys.ts';

/** Longer than any healthy service takes to say who we are. */
const CHECK_LIMIT_MS = 10_000;

export interface ProviderDeskOptions {
  readonly records: readonly ProviderRecord[];
  readonly keys: ProviderKeys;
  readonly clock: Clock;
  /** Businesses may have their services on this machine or a private network. */
  readonly isPrivateAllowed: boolean;
  /** What calls of a business use where an agent names nothing. */
  readonly defaultsOf: (businessId: string | null) => Promise<ProviderList['defaults']>;
}

/** Everything about providers that people do at their desks, for a business or for the installation. */
export class ProviderDesk {
  readonly #options: ProviderDeskOptions;

  constructor(options: ProviderDeskOptions) {
    this.#options = options;
  }

  async list(store: CredentialStore): Promise<ProviderList> {
    const { records, defaultsOf } = this.#options;
    const rows = new Map((await store.list()).map(row => [row.provider, row]));
    const items: Provider[] = [];
    for (const record of records) items.push(await this.#show(store, record, rows.get(record.id)));
    return { items, defaults: await defaultsOf(store.businessId) };
  }

  /** Throws `not_found`, `validation_failed` and `version_conflict`. */
  async put(store: CredentialStore, id: string, { credentials, version }: PutCredentialsBody): Promise<Provider> {
    const record = this.#record(id);
    const { keys, isPrivateAllowed } = this.#options;
    const row = await store.put(id, version ?? null, before => {
      const values = changedCredentials(record, credentials, {
        before: (before && keys.open(id, before.sealedCredentials)) ?? {},
        // Whoever runs the installation may reach what it reaches.
        isPrivateAllowed: isPrivateAllowed || store.businessId === null,
      });
      return { sealedCredentials: keys.seal(values), fields: Object.keys(values) };
    });
    keys.noteChange();
    return this.#show(store, record, row);
  }

  async remove(store: CredentialStore, id: string, version: number | null): Promise<void> {
    await store.remove(this.#record(id).id, version);
    this.#options.keys.noteChange();
  }

  /** Asks the service whether it would work, with the credentials that calls would use. Throws `not_ready` without any. */
  async check(store: CredentialStore, id: string): Promise<ProviderCheckResult> {
    const record = this.#record(id);
    const context = await this.#context(store, record);
    const found = await record.check(context, AbortSignal.timeout(CHECK_LIMIT_MS));
    const checkedAt = this.#options.clock.wallTime().toISOString();
    const result: ProviderCheckResult = found.ok
      ? { isOk: true, detail: found.detail, fault: null, remedy: null, field: null, checkedAt }
      : {
          isOk: false,
          detail: found.problem,
          fault: found.fault,
          remedy: found.remedy,
          field: found.field === undefined ? null : toSnakeKey(found.field),
          checkedAt,
        };
    await store.noteCheck(id, result);
    return result;
  }

  /** The voices of the account. Throws `not_ready`, and `conflict` when the service will not tell. */
  async voices(store: CredentialStore, id: string): Promise<ProviderVoice[]> {
    const record = this.#record(id);
    const known = [...(record.voice?.voices ?? []), ...(record.hosted?.voices ?? [])];
    if (!record.voice?.listVoices) return unique(known.map(toVoice));
    const context = await this.#context(store, record);
    try {
      const asked = await record.voice.listVoices(context, AbortSignal.timeout(CHECK_LIMIT_MS));
      return unique([...asked, ...known].map(toVoice));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      throw new AppError('conflict', `${record.title} did not list its voices: ${error.message}`, { cause: error });
    }
  }

  #record(id: string): ProviderRecord {
    const record = this.#options.records.find(candidate => candidate.id === id);
    if (!record) throw new AppError('not_found', 'There is no such provider.');
    return record;
  }

  async #context({ businessId }: CredentialStore, record: ProviderRecord) {
    const { keys, clock } = this.#options;
    const found = await keys.find(businessId, record);
    if (!found) throw new AppError('not_ready', `There are no credentials of ${record.title}. Save them first.`);
    return { credentials: found.credentials, clock };
  }

  async #show({ businessId }: CredentialStore, record: ProviderRecord, row: CredentialRow | undefined) {
    const { keys } = this.#options;
    const found = await keys.find(businessId, record);
    return {
      ...catalogueEntry(record),
      source: needsNothing(record.credentials) ? null : (found?.source ?? null),
      isReady: found !== null,
      credentials: row
        ? {
            values: shownCredentials(record, keys.open(record.id, row.sealedCredentials) ?? {}),
            lastCheck: row.lastCheck,
            version: row.version,
            updatedAt: row.updatedAt.toISOString(),
          }
        : null,
    };
  }
}

/** Each once, in order; the first word on a voice counts. */
const unique = (voices: readonly ProviderVoice[]) =>
  voices.filter((voice, index) => voices.findIndex(({ id }) => id === voice.id) === index);
