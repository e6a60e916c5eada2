import { z } from 'zod';
import { Id, LocalDate, LocalTime, Money, PhoneNumberE164 } from '../identifiers.ts';
import { Listing } from '../real-estate.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** The version that was read before the edit; may be sent as `If-Match` instead. */
const version = z.int().min(1).max(2_147_483_647).optional();
const search = z.string().trim().min(1).max(120).optional();
const edited = { version: z.int(), createdAt: Instant, updatedAt: Instant };

const ListingOffer = Listing.shape.offer;
export const ListingStatus = z.enum(['active', 'under_offer', 'sold', 'withdrawn']);
export type ListingStatus = z.infer<typeof ListingStatus>;

export const ListingDetail = Listing.extend({
  areaSquareFeet: z.int().positive().nullable(),
  ...edited,
}).meta({ id: 'Listing' });
export type ListingDetail = z.infer<typeof ListingDetail>;
export const ListingPage = pageOf(ListingDetail);

export const ListingListQuery = PageQuery.extend({
  status: ListingStatus.optional(),
  offer: ListingOffer.optional(),
  /** At least so many. */
  bedrooms: z.coerce.number().int().min(0).max(100).optional(),
  /** At most so much, in the currency's minor unit. */
  maxPriceMinor: z.coerce.number().int().min(0).max(1_000_000_000_000).optional(),
  /** Part of the reference or the address. */
  search,
  sort: z.enum(['reference', '-reference', 'price', '-price', 'created_at', '-created_at']).default('reference'),
}).strict();
export type ListingListQuery = z.infer<typeof ListingListQuery>;

const listingFields = {
  reference: z.string().trim().min(1).max(40),
  address: z.string().trim().min(1).max(200),
  kind: z.string().trim().min(1).max(40),
  offer: ListingOffer,
  price: z.strictObject({
    amountMinor: Money.shape.amountMinor.max(1_000_000_000_000),
    currency: z.string().regex(/^[A-Z]{3}$/, 'Use an ISO 4217 code, for example USD.'),
  }),
  bedrooms: z.int().min(0).max(100),
  bathrooms: z.number().min(0).max(100),
  areaSquareFeet: z.int().min(1).max(10_000_000).nullable(),
  description: z.string().trim().max(2000),
  status: ListingStatus,
};

export const CreateListingBody = z
  .strictObject({
    ...listingFields,
    areaSquareFeet: listingFields.areaSquareFeet.default(null),
    description: listingFields.description.default(''),
    status: listingFields.status.default('active'),
  })
  .meta({ id: 'CreateListingBody' });
export type CreateListingBody = z.infer<typeof CreateListingBody>;

/** What is left out stays as it is. */
export const UpdateListingBody = z
  .strictObject({ ...z.object(listingFields).partial().shape, version })
  .meta({ id: 'UpdateListingBody' });
export type UpdateListingBody = z.infer<typeof UpdateListingBody>;

export const ViewingStatus = z.enum(['booked', 'completed', 'canceled', 'no_show']);
export type ViewingStatus = z.infer<typeof ViewingStatus>;

/** A visit to a listing. `date` and `time` are the business's wall clock. */
export const ViewingDetail = z
  .object({
    id: Id,
    listingId: Id,
    listingReference: z.string(),
    address: z.string(),
    callId: Id.nullable(),
    contactId: Id.nullable(),
    visitorName: z.string(),
    visitorPhone: PhoneNumberE164,
    date: LocalDate,
    time: LocalTime,
    startsAt: Instant,
    endsAt: Instant,
    status: ViewingStatus,
    notes: z.string(),
    ...edited,
  })
  .meta({ id: 'Viewing' });
export type ViewingDetail = z.infer<typeof ViewingDetail>;
export const ViewingPage = pageOf(ViewingDetail);

export const ViewingListQuery = PageQuery.extend({
  /** First and last local date, both included. */
  from: LocalDate.optional(),
  until: LocalDate.optional(),
  status: ViewingStatus.optional(),
  listingId: Id.optional(),
  /** Part of the visitor's name or phone number. */
  search,
  sort: z.enum(['starts_at', '-starts_at']).default('starts_at'),
}).strict();
export type ViewingListQuery = z.infer<typeof ViewingListQuery>;

const viewingFields = {
  date: LocalDate,
  time: LocalTime,
  visitorName: z.string().trim().min(1).max(120),
  visitorPhone: PhoneNumberE164,
  notes: z.string().trim().max(2000),
};

export const CreateViewingBody = z
  .strictObject({ listingId: Id, ...viewingFields, notes: viewingFields.notes.default('') })
  .meta({ id: 'CreateViewingBody' });
export type CreateViewingBody = z.infer<typeof CreateViewingBody>;

/** What is left out stays as it is. A visit moves to another time by being canceled and booked again. */
export const UpdateViewingBody = z
  .strictObject({
    visitorName: viewingFields.visitorName.optional(),
    visitorPhone: viewingFields.visitorPhone.optional(),
    notes: viewingFields.notes.optional(),
    status: ViewingStatus.optional(),
    version,
  })
  .meta({ id: 'UpdateViewingBody' });
export type UpdateViewingBody = z.infer<typeof UpdateViewingBody>;

export const LeadStage = z.enum(['new', 'contacted', 'qualified', 'won', 'lost']);
export type LeadStage = z.infer<typeof LeadStage>;

/** Someone who may buy, sell or rent. */
export const LeadDetail = z
  .object({
    id: Id,
    callId: Id.nullable(),
    contactId: Id.nullable(),
    name: z.string(),
    phone: PhoneNumberE164,
    interest: z.string(),
    budget: z.string().nullable(),
    timeline: z.string().nullable(),
    /** `call` for those the agent took. */
    source: z.string(),
    stage: LeadStage,
    notes: z.string(),
    ...edited,
  })
  .meta({ id: 'Lead' });
export type LeadDetail = z.infer<typeof LeadDetail>;
export const LeadPage = pageOf(LeadDetail);

export const LeadListQuery = PageQuery.extend({
  stage: LeadStage.optional(),
  /** Part of the name, the phone number or what they look for. */
  search,
  sort: z.enum(['created_at', '-created_at']).default('-created_at'),
}).strict();
export type LeadListQuery = z.infer<typeof LeadListQuery>;

const leadFields = {
  name: z.string().trim().min(1).max(120),
  phone: PhoneNumberE164,
  interest: z.string().trim().min(1).max(1000),
  budget: z.string().trim().max(200).nullable(),
  timeline: z.string().trim().max(200).nullable(),
  source: z.string().trim().min(1).max(40),
  stage: LeadStage,
  notes: z.string().trim().max(5000),
};

export const CreateLeadBody = z
  .strictObject({
    ...leadFields,
    budget: leadFields.budget.default(null),
    timeline: leadFields.timeline.default(null),
    source: leadFields.source.default('manual'),
    stage: leadFields.stage.default('new'),
    notes: leadFields.notes.default(''),
  })
  .meta({ id: 'CreateLeadBody' });
export type CreateLeadBody = z.infer<typeof CreateLeadBody>;

/** What is left out stays as it is. */
export const UpdateLeadBody = z
  .strictObject({ ...z.object(leadFields).partial().shape, version })
  .meta({ id: 'UpdateLeadBody' });
export type UpdateLeadBody = z.infer<typeof UpdateLeadBody>;
