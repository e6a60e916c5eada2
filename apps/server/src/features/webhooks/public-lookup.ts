import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './endpoint-url.ts';

/**
 * Finds the address of a host, and fails when one of its addresses is not on the public Internet: for connections to
 * places that a business named, whose names may lead elsewhere than when they were checked.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new Error(`${hostname} is not on the public Internet.`), '');
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};
