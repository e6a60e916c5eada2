import type { Mail } from '../mail.ts';
import { writeLetter } from './layout.ts';

/** Answers somebody who forgot their password. */
export const passwordReset = ({ to, url }: { readonly to: string; readonly url: string }): Mail =>
  writeLetter({
    to,
    subject: 'Set a new password',
    paragraphs: [
      'Somebody, hopefully you, asked to set a new password for your Frontdesk account.',
      'The link works once, within the next hour. You will be signed out everywhere.',
    ],
    action: { label: 'Set a new password', url },
    note: 'If it was not you, ignore this message: nothing has changed.',
  });
