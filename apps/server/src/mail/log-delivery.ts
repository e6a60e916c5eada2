import type { FastifyBaseLogger } from 'fastify';
import type { DeliverMail } from './mail.ts';

/** Stands in for a mail server. Links let whoever reads them in, so they are shown on a developer's machine only. */
export function deliverToLog({
  logger,
  mayShow,
}: {
  readonly logger: FastifyBaseLogger;
  readonly mayShow: boolean;
}): DeliverMail {
  return async ({ to, subject, text }) => {
    if (mayShow) logger.info(`No mail server is set (SMTP_URL). This would be mailed to ${to}: ${subject}\n\n${text}`);
    else logger.warn('A mail was not sent: SMTP_URL is not set.');
  };
}
