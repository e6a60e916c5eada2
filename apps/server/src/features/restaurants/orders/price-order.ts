import type { OrderItemBody } from '@frontdesk/contract';
import { AppError } from '../../../app-error.ts';
import type { Transaction } from '../../members/enter.ts';
import { findMenuItems } from '../catalog/menu-items.ts';

/** Largest amount the database keeps. */
const MAX_MINOR = 2_147_483_647;

export interface PricedItem {
  readonly menuItemId: string | null;
  readonly name: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly modifiers: string;
}

export interface PricedOrder {
  readonly items: readonly PricedItem[];
  readonly currency: string;
  readonly totalMinor: number;
}

interface Problem {
  readonly field: string;
  readonly message: string;
}

/**
 * Puts today's names and prices of the menu on what is ordered. Throws `validation_failed` with every problem: dishes
 * that are not on the menu or sold out, and prices that do not add up.
 */
export async function priceOrder(
  transaction: Transaction,
  businessId: string,
  wanted: readonly OrderItemBody[],
): Promise<PricedOrder> {
  const ids = wanted.flatMap(item => ('menuItemId' in item ? [item.menuItemId] : []));
  const dishes = new Map((await findMenuItems(transaction, businessId, ids)).map(dish => [dish.id, dish]));
  const problems: Problem[] = [];
  const priced = wanted.flatMap((item, index): (PricedItem & { readonly currency: string })[] => {
    const { quantity, modifiers } = item;
    if (!('menuItemId' in item)) {
      const { amountMinor, currency } = item.unitPrice;
      return [{ menuItemId: null, name: item.name, quantity, unitPriceMinor: amountMinor, modifiers, currency }];
    }
    const dish = dishes.get(item.menuItemId);
    const field = `items.${index}.menu_item_id`;
    if (!dish) problems.push({ field, message: 'There is no such dish on the menu.' });
    else if (!dish.isAvailable) problems.push({ field, message: `${dish.name} is sold out.` });
    if (!dish) return [];
    const { id: menuItemId, name, priceMinor: unitPriceMinor, currency } = dish;
    return [{ menuItemId, name, quantity, unitPriceMinor, modifiers, currency }];
  });
  const currency = priced[0]?.currency ?? '';
  const totalMinor = priced.reduce((sum, item) => sum + item.quantity * item.unitPriceMinor, 0);
  if (priced.some(item => item.currency !== currency))
    problems.push({ field: 'items', message: 'One order has one currency.' });
  if (totalMinor > MAX_MINOR) problems.push({ field: 'items', message: 'The total is too large.' });
  if (problems.length > 0) throw new AppError('validation_failed', 'The order has problems.', { problems });
  return { items: priced.map(({ currency: _currency, ...item }) => item), currency, totalMinor };
}
