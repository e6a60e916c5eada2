import { useQuery } from '@tanstack/react-query';
import { useBusinessAtHand } from '../features/businesses/business-at-hand.ts';
import { useRestaurant } from '../features/businesses/selected-business.ts';
import { unreadTextsQuery } from '../features/texts/text-queries.ts';
import type { IconName } from './icon.tsx';
import type { SectionPath } from './section-paths.ts';

export interface Section {
  readonly to: SectionPath;
  readonly label: string;
  readonly icon: IconName;
  /** How many things in it wait to be read. */
  readonly unread?: number | undefined;
}

export interface SectionGroup {
  readonly label: string;
  readonly sections: readonly Section[];
}

/** What the user can go to, given the business they look at and what they may do there. */
export function useSections(): readonly SectionGroup[] {
  const restaurant = useRestaurant();
  const texting = useBusinessAtHand('texts:read');
  const routing = useBusinessAtHand('numbers:read');
  const agents = useBusinessAtHand('agents:read');
  const providers = useBusinessAtHand('providers:read');
  const unread = useQuery({ ...unreadTextsQuery(texting?.id ?? ''), enabled: texting !== undefined });
  const groups: readonly SectionGroup[] = [
    {
      label: 'Conversations',
      sections: [
        { to: '/calls', label: 'Calls', icon: 'phone' },
        ...(texting ? [{ to: '/texts', label: 'Texts', icon: 'message', unread: unread.data } as const] : []),
        { to: '/batches', label: 'Batches', icon: 'list' },
      ],
    },
    {
      label: 'Phone line',
      sections: routing
        ? [
            { to: '/routing', label: 'Routing', icon: 'route' },
            { to: '/numbers', label: 'Numbers', icon: 'hash' },
          ]
        : [],
    },
    {
      label: 'Voice',
      sections: [
        ...(agents ? [{ to: '/agents', label: 'Agents', icon: 'headset' } as const] : []),
        ...(providers ? [{ to: '/providers', label: 'Providers', icon: 'plug' } as const] : []),
      ],
    },
    {
      label: 'Business',
      sections: [
        ...(restaurant ? [{ to: '/reservations', label: 'Reservations', icon: 'calendar' } as const] : []),
        { to: '/business', label: 'Profile', icon: 'store' },
      ],
    },
  ];
  return groups.filter(({ sections }) => sections.length > 0);
}
