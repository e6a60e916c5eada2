import type { WeeklyHours } from '@frontdesk/contract';

const lunch = { opens: '12:00', closes: '14:30' };
const weekday = [lunch, { opens: '17:30', closes: '22:00' }];

const weekly: WeeklyHours = {
  monday: [{ opens: '17:30', closes: '22:00' }],
  tuesday: weekday,
  wednesday: weekday,
  thursday: weekday,
  friday: [lunch, { opens: '17:30', closes: '23:30' }],
  saturday: [
    { opens: '12:00', closes: '15:00' },
    { opens: '17:30', closes: '00:30' },
  ],
  sunday: [{ opens: '12:00', closes: '21:00' }],
};

/** Numbers are of the range that is kept for fiction (555-0100 to 555-0199), so a demo never rings at anybody's. */
export const bellaVista = {
  number: '+12125550110',
  business: {
    kind: 'restaurant' as const,
    name: 'Bella Vista',
    address: '218 West 44th Street, New York',
    phoneNumber: '+12125550110',
    forwardingNumber: '+12125550111',
    timezone: 'America/New_York',
    businessHours: weekly,
    settings: {
      answerWhenClosed: true,
      facts: [
        { topic: 'payment', answer: 'We take cash and all major credit cards.' },
        { topic: 'wifi', answer: 'Yes, we have free wifi for our guests.' },
      ],
    },
    profile: { reservationRules: { maxPartySize: 8, seatingMinutes: 90, lastSeatingBeforeCloseMinutes: 60 } },
  },
  tables: [
    { name: 'Table 1', capacity: 2 },
    { name: 'Table 2', capacity: 2 },
    { name: 'Table 3', capacity: 2 },
    { name: 'Table 4', capacity: 4 },
    { name: 'Table 5', capacity: 4 },
    { name: 'Table 6', capacity: 4 },
    { name: 'Table 7', capacity: 6 },
    { name: 'Table 8', capacity: 8 },
  ],
  /** Prices in cents. */
  menu: [
    dish(
      'Starters',
      'Bruschetta',
      1100,
      'Toasted bread with tomato, basil and garlic',
      ['gluten'],
      ['vegan', 'vegetarian'],
    ),
    dish(
      'Starters',
      'Burrata',
      1600,
      'With roasted peaches and hazelnuts',
      ['dairy', 'nuts'],
      ['vegetarian', 'gluten_free'],
    ),
    dish('Starters', 'Fried calamari', 1500, 'With lemon aioli', ['gluten', 'shellfish', 'egg'], []),
    dish(
      'Starters',
      'Minestrone',
      1000,
      'Vegetable soup of the season',
      ['celery'],
      ['vegan', 'vegetarian', 'gluten_free'],
    ),
    dish('Pasta', 'Spaghetti carbonara', 1900, 'With cured pork, egg and pecorino', ['gluten', 'egg', 'dairy'], []),
    dish('Pasta', 'Penne arrabbiata', 1700, 'Spicy tomato sauce', ['gluten'], ['vegan', 'vegetarian']),
    dish('Pasta', 'Mushroom risotto', 2100, 'With porcini and parmesan', ['dairy'], ['vegetarian', 'gluten_free']),
    dish('Pasta', 'Seafood linguine', 2600, 'With clams, mussels and shrimp', ['gluten', 'shellfish'], []),
    dish('Pizza', 'Pizza margherita', 1600, 'Tomato, mozzarella and basil', ['gluten', 'dairy'], ['vegetarian']),
    dish('Pizza', 'Pizza diavola', 1800, 'With spicy salami', ['gluten', 'dairy'], []),
    dish('Mains', 'Grilled salmon', 2800, 'With fennel and orange', ['fish'], ['gluten_free']),
    dish('Mains', 'Chicken marsala', 2600, 'With mushrooms and marsala wine', ['dairy', 'sulphites'], []),
    dish('Mains', 'Eggplant parmesan', 2200, 'Baked with tomato and mozzarella', ['gluten', 'dairy'], ['vegetarian']),
    dish('Desserts', 'Tiramisu', 1100, 'Made here every morning', ['gluten', 'egg', 'dairy'], ['vegetarian']),
    dish('Desserts', 'Panna cotta', 1000, 'With berries', ['dairy'], ['gluten_free']),
    dish('Desserts', 'Lemon sorbet', 800, 'Two scoops', [], ['vegan', 'vegetarian', 'gluten_free']),
  ],
  /** Valid from the day they are seeded, for so many days. */
  specials: [
    { title: 'Osso buco', description: 'Braised veal shank with saffron risotto', priceMinor: 3400, days: 60 },
    { title: 'Pumpkin ravioli', description: 'With sage butter and amaretti', priceMinor: 2300, days: 60 },
    {
      title: 'Lunch menu',
      description: 'Two courses of your choice at lunch, Tuesday to Friday',
      priceMinor: 2400,
      days: 180,
    },
  ],
  knowledge: [
    {
      name: 'Parking',
      type: 'general',
      content:
        'There is a parking garage next door on West 44th Street. We validate parking for two hours. Street parking is free after seven in the evening.',
    },
    {
      name: 'Dress code',
      type: 'policy',
      content: 'Our dress code is smart casual. Jeans are fine; please no beachwear.',
    },
    {
      name: 'Private events',
      type: 'general',
      content:
        'Our upstairs room seats up to thirty guests for private events, birthdays and company dinners. Our events manager will plan it with you.',
    },
    {
      name: 'Gift cards',
      type: 'general',
      content: 'You can buy gift cards at the restaurant in any amount from twenty five dollars. They do not expire.',
    },
    {
      name: 'Children and high chairs',
      type: 'general',
      content: 'Children are welcome. We have high chairs and smaller portions of every pasta.',
    },
    {
      name: 'Dogs',
      type: 'policy',
      content: 'Well-behaved dogs are welcome on our terrace. Inside we allow service animals only.',
    },
    {
      name: 'Accessibility',
      type: 'general',
      content: 'The entrance, the dining room on the ground floor and one restroom are wheelchair accessible.',
    },
    {
      name: 'Cancellation',
      type: 'policy',
      content:
        'You can cancel or change a reservation free of charge at any time. We hold a table for fifteen minutes.',
    },
  ],
};

function dish(
  section: string,
  name: string,
  priceMinor: number,
  description: string,
  allergens: string[],
  diets: string[],
) {
  return { section, name, priceMinor, description, allergens, diets, currency: 'USD' };
}
