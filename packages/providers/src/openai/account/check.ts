import { ProviderError } from '@frontdesk/voice';
import { z } from 'zod';
import type { ProviderCheck, ProviderContext } from '../../registry/provider-record.ts';
import { openAccount } from './credentials.ts';
import { requestJson } from './request.ts';

const PATIENCE_MS = 10_000;
const ModelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** Asks which models the key may use: it costs nothing, and finds out about key, organization, project and address. */
export async function checkOpenAi(
  { credentials, clock }: ProviderContext,
  signal: AbortSignal,
): Promise<ProviderCheck> {
  try {
    const account = openAccount(credentials);
    const json = await requestJson({ account, clock, method: 'GET', path: '/models', patienceMs: PATIENCE_MS, signal });
    const models = ModelList.safeParse(json);
    if (!models.success) return wrongAddress('The address answers, but not as OpenAI does.');
    const hasVoice = models.data.data.some(({ id }) => id.startsWith('gpt-realtime'));
    const realtime = hasVoice ? '' : ' None of them is for Realtime conversations.';
    return { ok: true, detail: `The key may use ${models.data.data.length} models.${realtime}` };
  } catch (error) {
    if (error instanceof z.ZodError) return unfit(error);
    if (error instanceof ProviderError) return explain(error);
    return { ok: false, fault: 'unavailable', problem: 'The check was stopped.', remedy: 'Try again.' };
  }
}

function explain(error: ProviderError): ProviderCheck {
  const { fault, message: problem } = error;
  const bad = { ok: false, fault, problem } as const;
  switch (fault) {
    case 'credentials':
      if (/mismatched_project|project/.test(codeIn(problem)))
        return {
          ...bad,
          field: 'project',
          remedy: 'Enter the id of the project that the key belongs to, or leave it empty.',
        };
      if (/organization/.test(codeIn(problem)))
        return {
          ...bad,
          field: 'organization',
          remedy: 'Enter the id of the organization that the key belongs to, or leave it empty.',
        };
      return {
        ...bad,
        field: 'apiKey',
        remedy: 'Make a new secret key at platform.openai.com/api-keys and enter it here.',
      };
    case 'quota':
      return {
        ...bad,
        remedy: 'Add credit, or raise the monthly limit, at platform.openai.com/settings/organization/billing.',
      };
    case 'rate_limited':
      return { ...bad, remedy: 'Wait a minute and check again; ask OpenAI for a higher limit if it stays.' };
    case 'rejected':
    case 'protocol':
      return wrongAddress(problem);
    case 'unavailable':
      return {
        ...bad,
        remedy: 'See that this machine reaches the address, and whether status.openai.com tells of trouble.',
        field: 'baseUrl',
      };
  }
}

function wrongAddress(problem: string): ProviderCheck {
  const remedy = 'Leave the address empty for OpenAI itself; another one must end with the version, such as "/v1".';
  return { ok: false, fault: 'protocol', problem, remedy, field: 'baseUrl' };
}

function unfit(error: z.ZodError): ProviderCheck {
  const [issue] = error.issues;
  const field = String(issue?.path[0] ?? 'apiKey');
  return {
    ok: false,
    fault: 'credentials',
    problem: `${field}: ${issue?.message ?? 'is missing'}`,
    remedy: 'Correct it.',
    field,
  };
}

/** The service's code is in the brackets at the end. */
function codeIn(problem: string): string {
  return /\(([^)]*)\)$/.exec(problem)?.[1] ?? '';
}
