/** A message to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands one message over for delivery. Rejects with a `MailRefused` when there is no use in trying again. */
export type DeliverMail = (mail: Mail) => Promise<void>;

/** The mail server does not want this message, now or later. */
export class MailRefused extends Error {
  constructor(cause: unknown) {
    super('The mail server refused the message.', { cause });
    this.name = 'MailRefused';
  }
}
