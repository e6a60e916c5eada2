import type { WeeklyHours } from '@frontdesk/contract';

const office = [{ opens: '09:00', closes: '18:00' }];

const weekly: WeeklyHours = {
  monday: office,
  tuesday: office,
  wednesday: office,
  thursday: office,
  friday: office,
  saturday: [{ opens: '10:00', closes: '16:00' }],
  sunday: [],
};

/** Numbers are of the range that is kept for fiction (555-0100 to 555-0199), so a demo never rings at anybody's. */
export const harborHomes = {
  number: '+15125550120',
  business: {
    kind: 'real_estate' as const,
    name: 'Harbor Homes',
    address: '500 Congress Avenue, Austin',
    phoneNumber: '+15125550120',
    forwardingNumber: '+15125550121',
    timezone: 'America/Chicago',
    businessHours: weekly,
    settings: {
      answerWhenClosed: true,
      facts: [{ topic: 'area', answer: 'We work in Austin and the towns around it.' }],
    },
    profile: { viewingRules: { viewingMinutes: 30, minNoticeMinutes: 120 } },
  },
  listings: [
    {
      reference: 'H101',
      address: '12 Maple Street',
      kind: 'house',
      offer: 'sale' as const,
      priceMinor: 62_500_000,
      bedrooms: 3,
      bathrooms: 2,
      areaSquareFeet: 1850,
      description: 'Renovated family house with a large back yard, a two car garage and a new kitchen.',
    },
    {
      reference: 'H102',
      address: '48 Oak Hill Drive',
      kind: 'house',
      offer: 'sale' as const,
      priceMinor: 89_000_000,
      bedrooms: 4,
      bathrooms: 3,
      areaSquareFeet: 2700,
      description: 'House on a quiet street with a pool, a home office and views over the hills.',
    },
    {
      reference: 'C201',
      address: '300 River Road, unit 14',
      kind: 'condo',
      offer: 'sale' as const,
      priceMinor: 41_500_000,
      bedrooms: 2,
      bathrooms: 2,
      areaSquareFeet: 1150,
      description: 'Condo by the river with a balcony, a gym in the building and one parking space.',
    },
    {
      reference: 'A301',
      address: '77 Market Square, apartment 5',
      kind: 'apartment',
      offer: 'rent' as const,
      priceMinor: 210_000,
      bedrooms: 1,
      bathrooms: 1,
      areaSquareFeet: 720,
      description: 'Bright apartment downtown. Rent is per month; cats are allowed, dogs are not.',
    },
    {
      reference: 'T401',
      address: '9 Garden Lane',
      kind: 'townhouse',
      offer: 'rent' as const,
      priceMinor: 340_000,
      bedrooms: 3,
      bathrooms: 2.5,
      areaSquareFeet: 1600,
      description: 'Townhouse with a small garden near the park. Rent is per month; pets are welcome.',
    },
  ],
  knowledge: [
    {
      name: 'Viewings',
      type: 'process',
      content:
        'A viewing takes about thirty minutes. One of our agents meets you at the property. Please bring a photo ID.',
    },
    {
      name: 'Selling your home',
      type: 'process',
      content:
        'We offer a free valuation of your home. An agent visits you, and you have a written valuation within two days.',
    },
    {
      name: 'Fees',
      type: 'policy',
      content:
        'Buyers and renters pay us no fee for viewings. Sellers agree a commission with us in writing before we list.',
    },
    {
      name: 'Renting',
      type: 'process',
      content:
        'To rent you need proof of income, a photo ID and a deposit of one month of rent. Applications are answered in three days.',
    },
    {
      name: 'Mortgage pre-approval',
      type: 'process',
      content:
        'We recommend a pre-approval letter from your bank before you make an offer. We can name lenders we have worked with.',
    },
  ],
};
