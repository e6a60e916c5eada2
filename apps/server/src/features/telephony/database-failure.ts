/**
 * SQLSTATE classes that stay wrong however often they are tried: feature not supported, data exception, integrity
 * violation, syntax or access rule. Everything else (no connection, shutdown, deadlock, full disk) may pass.
 */
const PERMANENT_CLASSES = new Set(['0A', '22', '23', '42']);

/** Whether a failed statement would fail again. The driver's error may be wrapped as a `cause`. */
export function isPermanent(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && code.length === 5) return PERMANENT_CLASSES.has(code.slice(0, 2));
    // Ours, not the server's: a value the driver could not even send.
    if (at instanceof TypeError || at instanceof RangeError) return true;
  }
  return false;
}
