import { randomInt } from 'node:crypto';

/**
 * One character of each group that sounds alike on the phone (B C D E G P T V Z · F S · J K A 8 · M N · I Y 5 ·
 * O 0 · Q U 2), so that a code is heard right the first time. 15^5 = 759,375 codes a restaurant.
 */
const ALPHABET = 'BFHKLMRWXY24679';
const LENGTH = 5;

export function createConfirmationCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
