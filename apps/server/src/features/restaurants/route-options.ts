import type { Database } from '../../db/connection.ts';

/** What the routes of a restaurant need. */
export interface RestaurantRoutesOptions {
  readonly db: Database;
  readonly wallTime: () => Date;
}
