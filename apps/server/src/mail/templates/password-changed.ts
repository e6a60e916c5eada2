import type { Mail } from '../mail.ts';
import { writeLetter } from './layout.ts';

/** Tells the owner of an account, in case it was not them. */
export const passwordChanged = ({ to, url }: { readonly to: string; readonly url: string }): Mail =>
  writeLetter({
    to,
    subject: 'Your password was changed',
    paragraphs: [
      'The password of your Frontdesk account was changed, and other devices were signed out.',
      'If it was not you, set a new password at once and tell your administrator.',
    ],
    action: { label: 'Set a new password', url },
  });
