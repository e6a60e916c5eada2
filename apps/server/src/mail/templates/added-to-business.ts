import type { Mail } from '../mail.ts';
import { writeLetter } from './layout.ts';

/** Tells somebody who has an account already that a business made them a member. */
export const addedToBusiness = ({
  to,
  url,
  businessName,
}: {
  readonly to: string;
  readonly url: string;
  readonly businessName: string;
}): Mail =>
  writeLetter({
    to,
    subject: `You are now a member of ${businessName}`,
    paragraphs: [`${businessName} made you a member on Frontdesk. Sign in with the password you have.`],
    action: { label: 'Sign in', url },
    note: 'If this is a mistake, tell the business or your administrator.',
  });
