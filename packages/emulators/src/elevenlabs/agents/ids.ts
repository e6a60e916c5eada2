import { randomBytes } from 'node:crypto';

/** `agent_7f3c…`, as the service names things. */
export const newId = (kind: string): string => `${kind}_${randomBytes(13).toString('hex')}`;

/** Who may do what with a thing of the account: all of it, here. */
export const ACCESS_INFO = {
  is_creator: true,
  creator_name: 'Emulated',
  creator_email: 'emulated@example.com',
  role: 'admin',
};
