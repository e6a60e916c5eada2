import { AppError } from '../../app-error.ts';

/** Collects what is wrong with a request, so that its sender is told all of it at once. */
export class Problems {
  readonly #found: { readonly field: string; readonly message: string }[] = [];

  add(field: string, message: string): void {
    this.#found.push({ field, message });
  }

  /** The one value that several names of a thing have; a problem when they differ. */
  one<Value>(field: string, ...named: readonly (Value | undefined)[]): Value | undefined {
    const [value, ...others] = named.filter(entry => entry !== undefined);
    if (others.some(other => other !== value))
      this.add(field, 'Given twice under different names, with different values.');
    return value;
  }

  /** Throws `validation_failed` when there is any. */
  refuse(message: string): void {
    if (this.#found.length > 0) throw new AppError('validation_failed', message, { problems: this.#found });
  }
}
