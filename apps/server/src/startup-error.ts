/** Why the server cannot start, in words for the operator, with the remedy. Printed without a stack. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
