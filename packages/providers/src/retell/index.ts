export { RETELL_SETTINGS, type RetellAccount, type RetellSettings, retellAccount } from './account.ts';
export { retell } from './retell.ts';
export { RetellCall, RetellFunctionCall, type RetellUtterance, RetellWebhook } from './retell-call.ts';
export { type RegisterCall, RetellClient, type RetellClientOptions } from './retell-client.ts';
export { isRetellSignatureValid, type SignedRequest } from './signature.ts';
