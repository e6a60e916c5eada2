const STATUSES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** The service's error body; `reason` goes into its details. */
export function googleError(status: number, name?: string, message?: string, reason?: string): object {
  const details = reason && { details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }] };
  const statusName = name ?? STATUSES[status] ?? 'UNKNOWN';
  return { error: { code: status, message: message ?? statusName, status: statusName, ...details } };
}
