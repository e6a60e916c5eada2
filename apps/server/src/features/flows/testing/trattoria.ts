import type { CallSnapshot } from '@frontdesk/contract';
import type { z } from 'zod';
import { defaultRestaurantFlow, defaultRestaurantGreeting } from '../../restaurants/default-flow.ts';
import { agentWith, type FakeTool, PhoneCall, type PhoneCallOptions } from './phone-call.ts';

const id = (end: number) => `01890000-0000-7000-8000-0000000001${String(end).padStart(2, '0')}`;
const evening = [{ opens: '17:00', closes: '22:00' }];
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

/** A restaurant in New York, closed on Mondays and on Thanksgiving. The tests' now is Saturday, November 21st, 1 PM there. */
export const trattoria: z.input<typeof CallSnapshot> = {
  agent: agentWith({ greeting: defaultRestaurantGreeting, flow: defaultRestaurantFlow }),
  business: {
    id: id(0),
    kind: 'restaurant',
    name: 'Trattoria Lucca',
    address: '48 Mercer Street, New York',
    phoneNumber: '+14155550100',
    forwardingNumber: '+14155550199',
    hours: {
      timezone: 'America/New_York',
      weekly: {
        monday: [],
        tuesday: evening,
        wednesday: evening,
        thursday: evening,
        friday: [{ opens: '17:00', closes: '23:00' }],
        saturday: [{ opens: '17:00', closes: '23:00' }],
        sunday: [{ opens: '12:00', closes: '21:00' }],
      },
      exceptions: [{ date: '2026-11-26', intervals: [], note: 'Thanksgiving' }],
    },
    settings: {
      facts: [
        { topic: 'Parking', answer: 'There is a garage on Grand Street, half a block away' },
        { topic: 'Dress code', answer: 'Smart casual is fine.' },
      ],
    },
  },
  knowledge: [
    { id: id(1), title: 'Dogs and pets', text: 'Dogs are welcome on the patio. Please keep them on a leash.' },
    { id: id(2), title: 'Cancellation policy', text: 'You can cancel free of charge until two hours before.' },
  ],
  restaurant: {
    menu: [
      {
        id: id(10),
        section: 'Antipasti',
        name: 'Burrata',
        price: usd(1400),
        allergens: ['dairy'],
        diets: ['vegetarian', 'gluten_free'],
      },
      {
        id: id(11),
        section: 'Pasta',
        name: 'Spaghetti Carbonara',
        description: 'With guanciale and pecorino',
        price: usd(2200),
        allergens: ['gluten', 'egg', 'dairy'],
      },
      {
        id: id(12),
        section: 'Pasta',
        name: 'Wild Mushroom Risotto',
        price: usd(2450),
        allergens: ['dairy'],
        diets: ['vegetarian', 'gluten_free'],
      },
      { id: id(13), section: 'Mains', name: 'Branzino', price: usd(3400), allergens: ['fish'], diets: ['gluten_free'] },
      {
        id: id(14),
        section: 'Desserts',
        name: 'Tiramisu',
        price: usd(1100),
        allergens: ['egg', 'dairy', 'gluten'],
        diets: ['vegetarian'],
        isAvailable: false,
      },
      {
        id: id(15),
        section: 'Desserts',
        name: 'Pistachio Gelato',
        price: usd(900),
        allergens: ['nuts', 'dairy'],
        diets: ['vegetarian', 'gluten_free'],
      },
    ],
    specials: [
      {
        id: id(20),
        title: 'Truffle tagliatelle',
        description: 'with black truffle from Umbria',
        price: usd(3200),
        validFrom: '2026-11-20',
        validUntil: '2026-11-22',
      },
      { id: id(21), title: 'Summer salad', validFrom: '2026-06-01', validUntil: '2026-08-31' },
    ],
    reservationRules: {},
  },
};

const dinner = {
  id: id(50),
  confirmation_code: 'K7M2P',
  date: '2026-11-27',
  time: '19:00',
  party_size: 4,
  name: 'Anna Miller',
};

/** A reservation book that takes everything, and the caller's one booking in it. */
export const openBook: Readonly<Record<string, FakeTool>> = {
  check_availability: () => ({ code: 'ok', value: {} }),
  book_reservation: values => ({ code: 'ok', value: { ...values, confirmation_code: 'A7K2M', table_name: 'T4' } }),
  find_reservation: () => ({ code: 'ok', value: { reservations: [dinner] } }),
  cancel_reservation: () => ({ code: 'ok', value: {} }),
  change_reservation: values => ({ code: 'ok', value: { ...values } }),
  take_message: () => ({ code: 'ok', value: {} }),
  forward_call: () => ({ code: 'ok', value: { to: '+14155550199' } }),
};

/** A call to the trattoria, answered. */
export async function callTrattoria(options: Partial<PhoneCallOptions> = {}): Promise<PhoneCall> {
  const call = new PhoneCall({ snapshot: trattoria, ...options, tools: { ...openBook, ...options.tools } });
  await call.answer();
  return call;
}
