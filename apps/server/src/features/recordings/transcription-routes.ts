import { Id, QueuedTranscription, TranscribeCallBody } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { calls, recordings } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { enterResource } from '../members/enter.ts';
import { TRANSCRIBE_RECORDING } from './transcription-queue.ts';

export interface TranscriptionRoutesOptions {
  readonly db: Database;
  readonly jobs: Jobs;
}

const CallParams = z.object({ id: Id });

/** Having recordings written down. */
export const transcriptionRoutes: FastifyPluginAsyncZod<TranscriptionRoutesOptions> = async (fastify, { db, jobs }) => {
  fastify.post('/calls/:id/transcribe', {
    config: { access: { permission: 'calls:hear', tenant: 'resource-in-path' } },
    schema: {
      tags: ['calls'],
      summary: 'Have a call’s recording transcribed, each side by itself',
      params: CallParams,
      body: TranscribeCallBody,
      response: { 202: QueuedTranscription },
    },
    async handler(request, reply) {
      const { id: callId } = request.params;
      const { apply } = request.body;
      const tenant = await enterResource(db, principalOf(request), calls, callId, 'calls:hear');
      const { businessId, actor } = tenant;
      await tenant.run(async transaction => {
        const [recording] = await transaction.select().from(recordings).where(eq(recordings.callId, callId));
        if (!recording) throw new AppError('not_found', 'This call was not recorded.');
        if (recording.status === 'recording') throw new AppError('not_ready', 'The call is still being recorded.');
        if (recording.status !== 'completed' || recording.storageKey === null)
          throw new AppError('not_found', 'The recording is not kept here, or gone.');
        const subject = { subjectType: 'call', subjectId: callId };
        await recordAudit(transaction, {
          ...{ businessId, actor, ...subject },
          action: 'recording.transcription_asked',
          after: { apply },
        });
        await jobs.send(
          TRANSCRIBE_RECORDING,
          { businessId, callId, apply },
          { transaction, key: `${callId} ${apply}` },
        );
      });
      return reply.code(202).send({ callId, status: 'queued' });
    },
  });
};
