import { randomBytes } from 'node:crypto';

/** A new id in Twilio's shape: `CA` a call, `RE` a recording, `PN` a number, `SM` a message, `CF` a conference. */
export function newSid(prefix: 'CA' | 'RE' | 'PN' | 'SM' | 'CF' | 'MZ' | 'TR'): string {
  return `${prefix}${randomBytes(16).toString('hex')}`;
}
