import { join } from 'node:path';
import { inject } from 'vitest';
import { openDatabase } from '../../../apps/server/src/db/connection.ts';
import { readCredentials } from '../../../apps/server/src/db/embedded/credentials.ts';
import { bookReservation } from '../../../apps/server/src/features/restaurants/reservations/book-reservation.ts';
import type { Evening, Restaurant } from './restaurant.ts';

export interface FillTables {
  readonly restaurant: Restaurant;
  readonly evening: Evening;
  /** Local time, HH:MM. */
  readonly time: string;
  /** Tables left for others; the largest ones. */
  readonly leaveFree: number;
}

/** Seats parties of two at the restaurant's tables, as if they had booked before, in the server's own database. */
export async function fillTables({ restaurant, evening, time, leaveFree }: FillTables): Promise<void> {
  const dataDir = inject('dataDir');
  const credentials = await readCredentials(join(dataDir, 'postgres.json'));
  if (!credentials) throw new Error('The server keeps no database in its data folder.');
  const databaseUrl = `postgres://frontdesk:${credentials.password}@127.0.0.1:${credentials.port}/frontdesk`;
  const fail = (message: string) => console.error(message);
  const database = await openDatabase({ databaseUrl, dataDir, onError: fail, onDeath: fail });
  try {
    const parties = restaurant.tables.filter(table => table.is_active).length - leaveFree;
    for (let party = 0; party < parties; party++) {
      const outcome = await bookReservation(database.db, {
        businessId: restaurant.id,
        request: { date: evening.date, time, partySize: 2 },
        guestName: 'Earlier Guest',
        guestPhone: `+1415555${String(2000 + party)}`,
        notes: '',
        callId: null,
        idempotencyKey: null,
        actor: { type: 'system' },
        now: new Date(),
      });
      if (outcome.code !== 'ok') throw new Error(`The table for party ${party + 1} was refused: ${outcome.code}`);
    }
  } finally {
    await database.close();
  }
}
