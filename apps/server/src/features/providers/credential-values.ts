import type { PutCredentialsBody } from '@frontdesk/contract';
import { toSnakeKey } from '@frontdesk/contract/wire-case';
import { type Credentials, formFields, type ProviderRecord } from '@frontdesk/providers/registry';
import { AppError } from '../../app-error.ts';
import { checkEndpointUrl } from '../webhooks/endpoint-url.ts';

/** As many characters of a secret as tell two keys apart, and help nobody to guess one. */
const SHOWN = 4;

export interface ValueRules {
  /** What is set already. */
  readonly before: Credentials;
  /** The service may be on this machine or a private network, and without TLS. */
  readonly isPrivateAllowed: boolean;
}

/** What was set, with the changes made to it. Throws `validation_failed` naming each field that does not fit. */
export function changedCredentials(
  { title, credentials: schema }: ProviderRecord,
  changes: PutCredentialsBody['credentials'],
  { before, isPrivateAllowed }: ValueRules,
): Credentials {
  const merged = Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null && value !== undefined),
  );
  const parsed = schema.safeParse(merged);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap(issue =>
      (issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')]).map(field => ({
        field: `credentials.${toSnakeKey(field)}`,
        message: issue.code === 'unrecognized_keys' ? `${title} has no such credential.` : issue.message,
      })),
    );
    throw new AppError('validation_failed', `These are no credentials of ${title}.`, { problems });
  }
  const { baseUrl } = parsed.data as Credentials;
  if (baseUrl !== undefined && changes.baseUrl !== undefined) checkBaseUrl(baseUrl, isPrivateAllowed);
  return parsed.data as Credentials;
}

/** What may be shown of them, in the form's order. */
export function shownCredentials({ credentials: schema }: ProviderRecord, credentials: Credentials) {
  return formFields(schema).flatMap(({ name, kind }) => {
    const value = credentials[name];
    if (value === undefined) return [];
    return [{ name: toSnakeKey(name), value: kind === 'secret' ? `••••${value.slice(-SHOWN)}` : value }];
  });
}

/** A business must not make this server talk to what only this server can reach. */
function checkBaseUrl(baseUrl: string, isPrivateAllowed: boolean): void {
  try {
    checkEndpointUrl(baseUrl, isPrivateAllowed);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problems = (error.problems ?? []).map(({ message }) => ({ field: 'credentials.base_url', message }));
    throw new AppError('validation_failed', 'The service cannot be asked there.', { problems });
  }
}
