/** Where the carrier asks and tells about people who are asked whether they take a caller. Below the public address. */
const BASE = '/webhooks/twilio/transfer/:callId/:transferId';

export const TRANSFER_ANSWER_ROUTE = `${BASE}/answer`;
export const TRANSFER_STATUS_ROUTE = `${BASE}/status`;
/** Asked by a caller who was put through to somebody who had left again. */
export const TRANSFER_LEFT_ROUTE = `${BASE}/left`;

export function transferUrls(publicUrl: string, callId: string, transferId: string) {
  const url = (route: string) => publicUrl + route.replace(':callId', callId).replace(':transferId', transferId);
  return { answer: url(TRANSFER_ANSWER_ROUTE), status: url(TRANSFER_STATUS_ROUTE), left: url(TRANSFER_LEFT_ROUTE) };
}
