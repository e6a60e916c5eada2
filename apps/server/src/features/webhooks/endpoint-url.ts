import { BlockList, isIP } from 'node:net';
import { AppError } from '../../app-error.ts';

/**
 * Addresses that are not on the public Internet (IANA special-purpose registries). A list for each family, because one
 * for both takes every IPv4 address for one of `::/3`.
 */
const NOT_PUBLIC = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.ipv4.addSubnet(network, prefix, 'ipv4');
/** Only 2000::/3 is given out; within it, what tunnels to an IPv4 address or is for documents. */
for (const [network, prefix] of [
  ['::', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['4000::', 2],
  ['8000::', 1],
] as const)
  NOT_PUBLIC.ipv6.addSubnet(network, prefix, 'ipv6');

/** Names that stand for this machine or its own network (RFC 6761, RFC 6762, RFC 8375, and `.internal`). */
const LOCAL_NAME = /(^|\.)(localhost|local|localdomain|internal|home\.arpa|lan|intranet|test|invalid|example|onion)$/;
/** A label of a host name (RFC 1123 §2.1). */
const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * The endpoint's URL as it is kept. Throws `validation_failed` for one that is not https or leads to this machine or a
 * private network, unless private ones are allowed. What a name resolves to can change, so whoever connects there must
 * look at the address again.
 */
export function checkEndpointUrl(text: string, isPrivateAllowed: boolean): string {
  const url = new URL(text);
  const refused = problemOf(url, isPrivateAllowed);
  if (refused)
    throw new AppError('validation_failed', 'The endpoint cannot be called there.', {
      problems: [{ field: 'url', message: refused }],
    });
  return url.href;
}

function problemOf({ protocol, hostname }: URL, isPrivateAllowed: boolean): string | null {
  // The parser has already written IPv4 addresses in their usual form, whatever form they came in.
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const family = isIP(host);
  if (family === 0 && !isHostName(host)) return 'the host is not a valid name';
  if (isPrivateAllowed) return null;
  if (protocol !== 'https:') return 'must start with https://';
  if (family !== 0) return isPublicAddress(host) ? null : 'must be on the public Internet';
  return !host.includes('.') || LOCAL_NAME.test(host) ? 'must be on the public Internet' : null;
}

/** Of an IP address, in its usual form. */
export function isPublicAddress(address: string): boolean {
  const name = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  return !NOT_PUBLIC[name].check(address, name);
}

function isHostName(host: string): boolean {
  return host.length <= 253 && host.split('.').every(label => LABEL.test(label));
}
