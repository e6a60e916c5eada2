import { ProviderError } from '@frontdesk/voice';
import { z } from 'zod';
import type { ProviderCheck, ProviderContext } from '../registry/provider-record.ts';
import { accountOf } from './account.ts';
import { requestJson } from './request.ts';

const CHECK_MS = 8000;

const Projects = z.object({ projects: z.array(z.object({ name: z.string().optional() })) });

/** Lists the key's projects, which costs nothing. Never throws. */
export async function checkAccount(
  { credentials, clock }: ProviderContext,
  signal: AbortSignal,
): Promise<ProviderCheck> {
  const account = accountOf(credentials);
  try {
    const answer = await requestJson({ account, clock, signal, path: '/v1/projects', timeoutMs: CHECK_MS });
    const { projects } = Projects.parse(answer);
    const [first] = projects;
    if (!first)
      return {
        ok: false,
        fault: 'credentials',
        problem: 'The key belongs to no project.',
        remedy: 'Make a key inside a project of the Deepgram console.',
        field: 'apiKey',
      };
    return { ok: true, detail: first.name ? `The key works for the project “${first.name}”.` : 'The key works.' };
  } catch (error) {
    return explain(error, credentials.baseUrl !== undefined);
  }
}

function explain(error: unknown, hasBaseUrl: boolean): ProviderCheck {
  if (!(error instanceof ProviderError))
    return {
      ok: false,
      fault: 'protocol',
      problem: 'Deepgram answered something that makes no sense, or the check was stopped.',
      remedy: hasBaseUrl ? 'Check the address: something else may answer there.' : 'Try again later.',
      ...(hasBaseUrl && { field: 'baseUrl' }),
    };
  const { fault, message: problem } = error;
  const failed = { ok: false, fault, problem } as const;
  switch (fault) {
    case 'credentials':
      return problem.includes('accept')
        ? { ...failed, remedy: 'Copy the key again, or make a new one in the Deepgram console.', field: 'apiKey' }
        : { ...failed, remedy: 'Make a key with the role Member or higher in the Deepgram console.', field: 'apiKey' };
    case 'quota':
      return { ...failed, remedy: 'Add credit under Billing in the Deepgram console.' };
    case 'rate_limited':
      return { ...failed, remedy: 'Wait a minute and try again, or ask Deepgram for higher limits.' };
    case 'unavailable':
      return hasBaseUrl
        ? { ...failed, remedy: 'Check the address, and that this machine can reach it.', field: 'baseUrl' }
        : { ...failed, remedy: 'Check that this machine can reach api.deepgram.com, and status.deepgram.com.' };
    case 'rejected':
    case 'protocol':
      return hasBaseUrl
        ? { ...failed, remedy: 'Check the address: something else may answer there.', field: 'baseUrl' }
        : { ...failed, remedy: 'Try again later; if it stays, see status.deepgram.com.' };
  }
}
