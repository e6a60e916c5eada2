import type { Mail } from '../mail.ts';
import { writeLetter } from './layout.ts';

/** Welcomes somebody new, who sets their password with the link. `businessName` is null without a business. */
export const invitation = ({
  to,
  url,
  businessName,
}: {
  readonly to: string;
  readonly url: string;
  readonly businessName: string | null;
}): Mail =>
  writeLetter({
    to,
    subject: businessName === null ? 'Your Frontdesk account' : `You are invited to ${businessName}`,
    paragraphs: [
      businessName === null
        ? 'An account was made for you on Frontdesk. Choose a password to begin.'
        : `You are invited to work with ${businessName} on Frontdesk. Choose a password to begin.`,
      'The link works once, within three days. After that, "Forgot password" on the sign-in page mails a new one.',
    ],
    action: { label: 'Choose a password', url },
    note: 'If you do not know why you got this, ignore it.',
  });
