import { randomBytes } from 'node:crypto';
import { SealedText } from '../../http/sealed-text.ts';

const SECRET_BYTES = 32;

/** Makes the secrets that sign what is sent to endpoints, and keeps them from whoever reads the database only. */
export class WebhookSecrets {
  readonly #sealed: SealedText;

  constructor(secretKey: string) {
    this.#sealed = new SealedText(secretKey, 'webhook-secrets');
  }

  /** A new secret in the form of the Standard Webhooks specification, and what to keep of it. */
  make(): { readonly secret: string; readonly sealedSecret: string } {
    const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    return { secret, sealedSecret: this.#sealed.seal(secret) };
  }

  /** The secret itself. Throws when it was sealed with another key. */
  open(sealedSecret: string): string {
    return this.#sealed.open(sealedSecret);
  }
}
