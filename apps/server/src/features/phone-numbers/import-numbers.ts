import {
  type ImportPhoneNumbersBody,
  type OwnedNumber,
  PhoneNumberE164,
  type PhoneNumberImport,
} from '@frontdesk/contract';
import type { CarrierNumber } from '@frontdesk/providers/twilio';
import { inArray } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { phoneNumbers } from '../../db/schema/index.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';
import { wantConfigured } from './configure-number.ts';
import { loadNumbers } from './find-number.ts';
import type { NumberCarrier } from './number-carrier.ts';
import { describeConfiguration } from './number-webhooks.ts';

/** Of one account; a larger one imports by name. */
const MAX_NUMBERS = 1000;

/** The numbers the account at the carrier has, at most a thousand, and which of them are known here. */
export async function listOwnedNumbers(context: NumberCarrier): Promise<OwnedNumber[]> {
  const owned = await ownedNumbers(context);
  const numbers = owned.map(({ number }) => number);
  const known = await context.db
    .select({ id: phoneNumbers.id, number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(inArray(phoneNumbers.number, numbers));
  const ids = new Map(known.map(({ number, id }) => [number, id]));
  return owned.map(one => ({
    number: one.number,
    carrierNumberId: one.sid,
    friendlyName: one.friendlyName,
    capabilities: one.capabilities,
    phoneNumberId: ids.get(one.number) ?? null,
    isPointingHere: describeConfiguration(context.publicUrl, one, context.wallTime()).isPointingHere,
  }));
}

/** Puts numbers the account has into the pool: those named, or all. Doing it again adds nothing. */
export async function importNumbers(
  context: NumberCarrier,
  actor: AuditActor,
  { numbers, configure }: ImportPhoneNumbersBody,
): Promise<PhoneNumberImport> {
  const owned = await (numbers ? namedNumbers(context, numbers) : ownedNumbers(context));
  const able = owned.filter(one => one.capabilities.voice && PhoneNumberE164.safeParse(one.number).success);
  const ids = await context.db.transaction(async transaction => {
    const added = new Map<string, string>();
    for (const one of able) {
      const id = await addToPool(transaction, actor, one);
      if (id === undefined) continue;
      added.set(one.number, id);
      if (configure) await wantConfigured(context, transaction, { numberId: id, actor });
    }
    return added;
  });
  const left = [...new Set(numbers ?? owned.map(({ number }) => number))].filter(number => !ids.has(number));
  return {
    imported: await loadNumbers(context.db, [...ids.values()]),
    skipped: left.map(number => ({ number, reason: reasonToSkip(number, owned, able) })),
  };
}

function reasonToSkip(number: string, owned: readonly CarrierNumber[], able: readonly CarrierNumber[]) {
  const isIt = (one: CarrierNumber) => one.number === number;
  if (!owned.some(isIt)) return 'not_owned' as const;
  return able.some(isIt) ? ('registered_already' as const) : ('cannot_call' as const);
}

async function addToPool(transaction: Database, actor: AuditActor, one: CarrierNumber): Promise<string | undefined> {
  const values = { number: one.number, carrier: 'twilio', carrierNumberId: one.sid, label: labelOf(one) };
  const [row] = await transaction
    .insert(phoneNumbers)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: phoneNumbers.id });
  if (!row) return undefined;
  await recordAudit(transaction, {
    businessId: null,
    actor,
    action: 'phone_number.added',
    subjectType: 'phone_number',
    subjectId: row.id,
    after: values,
  });
  return row.id;
}

/** Twilio names a number after itself until somebody gives it a name. */
function labelOf({ friendlyName, number }: CarrierNumber): string {
  const isItself = friendlyName.replaceAll(/\D/g, '') !== '' && number.endsWith(friendlyName.replaceAll(/\D/g, ''));
  return isItself ? '' : friendlyName.slice(0, 120);
}

async function namedNumbers({ carrier }: NumberCarrier, numbers: readonly string[]): Promise<CarrierNumber[]> {
  const found = await Promise.all([...new Set(numbers)].map(number => carrier.numbers.find(number)));
  return found.filter(one => one !== null);
}

async function ownedNumbers({ carrier }: NumberCarrier): Promise<CarrierNumber[]> {
  const owned: CarrierNumber[] = [];
  for await (const one of carrier.numbers.list()) {
    owned.push(one);
    if (owned.length >= MAX_NUMBERS) break;
  }
  return owned;
}
