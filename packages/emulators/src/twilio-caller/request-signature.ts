import { createHmac } from 'node:crypto';

/**
 * `X-Twilio-Signature` of a webhook or a socket upgrade: HMAC-SHA1 of the URL as Twilio was told it, without its
 * fragment, followed by each form field's name and value in order of name. Base64.
 */
export function signRequest(authToken: string, url: string, form: Readonly<Record<string, string>> = {}): string {
  const fields = Object.keys(form)
    .sort()
    .map(name => name + (form[name] ?? ''))
    .join('');
  const [exactUrl = ''] = url.split('#');
  return createHmac('sha1', authToken)
    .update(exactUrl + fields)
    .digest('base64');
}
