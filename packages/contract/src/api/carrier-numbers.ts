import { z } from 'zod';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { Instant } from './page.ts';
import { PhoneNumber } from './phone-numbers.ts';

const Country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'Use a country code of two letters, for example US.')
  .transform(country => country.toUpperCase());
const AreaCode = z.string().regex(/^\d{1,6}$/, 'Use the digits of an area code, for example 415.');
const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] });

/** Where a number should be from; what is left out is as the server is set up. */
export const NumberPreference = z.strictObject({ country: Country.optional(), areaCode: AreaCode.optional() });
export type NumberPreference = z.infer<typeof NumberPreference>;

export const AvailableNumberQuery = z.strictObject({
  country: Country.default('US'),
  kind: z.enum(['local', 'toll_free', 'mobile']).default('local'),
  areaCode: AreaCode.optional(),
  /** Digits, letters, and `*` for any digit. */
  contains: z
    .string()
    .regex(/^[0-9A-Za-z*+]{2,16}$/, 'Use 2 to 16 digits, letters or *.')
    .optional(),
  locality: z.string().trim().min(1).max(80).optional(),
  /** Only those that also take messages. */
  sms: flag.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type AvailableNumberQuery = z.infer<typeof AvailableNumberQuery>;

const NumberCapabilities = z.object({ voice: z.boolean(), sms: z.boolean() });

/** A number the carrier sells. */
export const AvailableNumber = z
  .object({
    number: z.string(),
    locality: z.string().nullable(),
    region: z.string().nullable(),
    country: z.string(),
    capabilities: NumberCapabilities,
  })
  .meta({ id: 'AvailableNumber' });
export type AvailableNumber = z.infer<typeof AvailableNumber>;
export const AvailableNumberList = z.object({ items: z.array(AvailableNumber) });

/** A number the account at the carrier has. */
export const OwnedNumber = z
  .object({
    number: z.string(),
    carrierNumberId: z.string(),
    friendlyName: z.string(),
    capabilities: NumberCapabilities,
    /** Null: not known here; import it. */
    phoneNumberId: Id.nullable(),
    /** Its calls and messages come to this server. */
    isPointingHere: z.boolean(),
  })
  .meta({ id: 'OwnedNumber' });
export type OwnedNumber = z.infer<typeof OwnedNumber>;
export const OwnedNumberList = z.object({ items: z.array(OwnedNumber) });

/** A number without a business goes into the platform's pool. */
export const BuyPhoneNumberBody = z
  .strictObject({
    number: PhoneNumberE164,
    businessId: Id.optional(),
    agentId: Id.optional(),
    label: z.string().trim().max(120).default(''),
  })
  .meta({ id: 'BuyPhoneNumberBody' });
export type BuyPhoneNumberBody = z.infer<typeof BuyPhoneNumberBody>;

export const ImportPhoneNumbersBody = z
  .strictObject({
    /** Which; all of the account's when left out. */
    numbers: z.array(PhoneNumberE164).min(1).max(500).optional(),
    /** Has their calls and messages come here. Other software that answers them now does not any more. */
    configure: z.boolean().default(false),
  })
  .meta({ id: 'ImportPhoneNumbersBody' });
export type ImportPhoneNumbersBody = z.infer<typeof ImportPhoneNumbersBody>;

export const PhoneNumberImport = z
  .object({
    imported: z.array(PhoneNumber),
    skipped: z.array(
      z.object({ number: z.string(), reason: z.enum(['registered_already', 'not_owned', 'cannot_call']) }),
    ),
  })
  .meta({ id: 'PhoneNumberImport' });
export type PhoneNumberImport = z.infer<typeof PhoneNumberImport>;

const Address = z.enum(['here', 'elsewhere', 'unset']);

/** Where the carrier sends what concerns a number, as it said when it was asked. */
export const PhoneNumberConfiguration = z
  .object({
    checkedAt: Instant,
    /** False: the account at the carrier does not have this number. */
    isOwned: z.boolean(),
    isPointingHere: z.boolean(),
    /** The carrier ignores the addresses below, since a trunk or an application has the number's calls. */
    isRoutedElsewhere: z.boolean(),
    voice: Address,
    voiceFallback: Address,
    status: Address,
    messages: Address,
    messagesFallback: Address,
  })
  .meta({ id: 'PhoneNumberConfiguration' });
export type PhoneNumberConfiguration = z.infer<typeof PhoneNumberConfiguration>;

export const PhoneNumberDetail = PhoneNumber.extend({
  /** Null unless the request has `check=true`, since the carrier is asked for it. */
  configuration: PhoneNumberConfiguration.nullable(),
}).meta({ id: 'PhoneNumberDetail' });
export type PhoneNumberDetail = z.infer<typeof PhoneNumberDetail>;

export const PhoneNumberDetailQuery = z.strictObject({ check: flag.optional() });
/** `release` gives the number back to the carrier for good: administrators only. */
export const RemovePhoneNumberQuery = z.strictObject({ release: flag.optional() });
