import type { BusinessPermission, BusinessSummary } from '@frontdesk/contract';
import { useMay } from '../session/use-may.ts';
import { useSelectedBusiness } from './selected-business.ts';

/**
 * The business a screen is about that shows one at a time: the selected one, or, while all are selected, the first in
 * which the user may do this. Undefined when they may not.
 */
export function useBusinessAtHand(permission: BusinessPermission): BusinessSummary | undefined {
  const may = useMay();
  const { businesses, selected } = useSelectedBusiness();
  const candidates = selected ? [selected] : businesses;
  return candidates.find(business => may(permission, business.id));
}
