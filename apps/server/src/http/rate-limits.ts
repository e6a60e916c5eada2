import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../app-error.ts';

/** Requests a minute. */
export interface RequestLimits {
  /** From one address, before anybody is known. A busy dashboard makes a request a second; offices share addresses. */
  readonly perAddress: number;
  /** With one API key, or by one signed-in user. */
  readonly perPrincipal: number;
}

export const DEFAULT_LIMITS: RequestLimits = { perAddress: 1200, perPrincipal: 600 };

/**
 * Limits the scope's requests by address, before anything else is done for them, and by key or user, as soon as they
 * are known. Register before authentication. The windows are this process's own.
 */
export async function registerRateLimits(scope: FastifyInstance, limits: RequestLimits): Promise<void> {
  await scope.register(rateLimit, {
    max: limits.perAddress,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { after }) => tooMany(after),
  });
  const check = scope.createRateLimit({
    max: limits.perPrincipal,
    timeWindow: '1 minute',
    keyGenerator: principalKey,
  });
  scope.addHook('preValidation', async (request, reply) => {
    if (!request.principal) return;
    const result = await check(request);
    if (result.isAllowed || !result.isExceeded) return;
    reply.header('retry-after', result.ttlInSeconds);
    throw tooMany(`${result.ttlInSeconds} seconds`);
  });
}

const principalKey = ({ principal }: FastifyRequest) => `principal:${principal?.keyId ?? principal?.userId}`;

const tooMany = (after: string) => new AppError('rate_limited', `Try again in ${after}.`);
