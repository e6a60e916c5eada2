import type { BusinessKind } from '@frontdesk/contract';
import { realEstate } from '../real-estate/vertical.ts';
import { restaurant } from '../restaurants/vertical.ts';
import type { Vertical } from './vertical.ts';

/** Every kind of business with something of its own. */
export const verticals: readonly Vertical[] = [restaurant, realEstate];

/** Undefined for a general business, which has nothing of its own. */
export function verticalOf(kind: BusinessKind): Vertical | undefined {
  return verticals.find(vertical => vertical.kind === kind);
}
