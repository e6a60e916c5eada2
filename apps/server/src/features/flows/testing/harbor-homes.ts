import type { CallSnapshot } from '@frontdesk/contract';
import type { z } from 'zod';
import { defaultRealEstateFlow, defaultRealEstateGreeting } from '../../real-estate/default-flow.ts';
import { agentWith, type FakeTool, PhoneCall, type PhoneCallOptions } from './phone-call.ts';

const id = (end: number) => `01890000-0000-7000-8000-0000000002${String(end).padStart(2, '0')}`;
const office = [{ opens: '09:00', closes: '18:00' }];
const usd = (dollars: number) => ({ amountMinor: dollars * 100, currency: 'USD' });

/** An estate agent in Austin with three homes on offer. */
export const harborHomes: z.input<typeof CallSnapshot> = {
  agent: agentWith({ greeting: defaultRealEstateGreeting, flow: defaultRealEstateFlow }),
  business: {
    id: id(0),
    kind: 'real_estate',
    name: 'Harbor Homes',
    address: '900 Congress Avenue, Austin',
    phoneNumber: '+15125550100',
    forwardingNumber: null,
    hours: {
      timezone: 'America/Chicago',
      weekly: {
        monday: office,
        tuesday: office,
        wednesday: office,
        thursday: office,
        friday: office,
        saturday: [{ opens: '10:00', closes: '16:00' }],
      },
    },
    settings: {},
  },
  knowledge: [],
  realEstate: {
    listings: [
      {
        id: id(1),
        reference: 'HH101',
        address: '12 Oak Street, Austin, TX',
        kind: 'condo',
        offer: 'sale',
        price: usd(450_000),
        bedrooms: 2,
        bathrooms: 1.5,
        areaSquareFeet: 1100,
        description: 'Top floor with a balcony.',
      },
      {
        id: id(2),
        reference: 'HH102',
        address: '87 Oak Street, Austin, TX',
        kind: 'house',
        offer: 'sale',
        price: usd(825_000),
        bedrooms: 4,
        bathrooms: 3,
        status: 'under_offer',
      },
      {
        id: id(3),
        reference: 'HH103',
        address: '5 Lakeview Drive, Austin, TX',
        kind: 'apartment',
        offer: 'rent',
        price: usd(2400),
        bedrooms: 1,
        bathrooms: 1,
      },
    ],
  },
};

const openCalendar: Readonly<Record<string, FakeTool>> = {
  book_viewing: values => ({ code: 'ok', value: { ...values } }),
  create_lead: () => ({ code: 'ok', value: {} }),
  take_message: () => ({ code: 'ok', value: {} }),
  stop_calling: () => ({ code: 'ok', value: {} }),
  forward_call: () => ({ code: 'unavailable', value: {} }),
};

/** A call to the estate agent, answered. */
export async function callHarborHomes(options: Partial<PhoneCallOptions> = {}): Promise<PhoneCall> {
  const call = new PhoneCall({
    snapshot: harborHomes,
    from: '+15125550123',
    ...options,
    tools: { ...openCalendar, ...options.tools },
  });
  await call.answer();
  return call;
}
