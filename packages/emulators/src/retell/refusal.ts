/** A refusal as the service words it. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.headers = headers;
  }
}

export const notFound = (what: string): Refusal => new Refusal(404, `${what} not found.`);
export const invalid = (message: string): Refusal => new Refusal(400, message);
