import { NavLink, Stack } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useRestaurant } from '../features/businesses/selected-business.ts';
import { Icon, type IconName } from './icon.tsx';

interface Section {
  readonly to: '/calls' | '/reservations' | '/business';
  readonly label: string;
  readonly icon: IconName;
}

const CALLS: Section = { to: '/calls', label: 'Calls', icon: 'phone' };
const RESERVATIONS: Section = { to: '/reservations', label: 'Reservations', icon: 'calendar' };
const BUSINESS: Section = { to: '/business', label: 'Business', icon: 'store' };

/** The sections the selected business has. */
export function Navigation({ onFollow }: { readonly onFollow: () => void }) {
  const path = useRouterState({ select: state => state.location.pathname });
  const restaurant = useRestaurant();
  const sections = restaurant ? [CALLS, RESERVATIONS, BUSINESS] : [CALLS, BUSINESS];
  return (
    <Stack gap={4} component="nav" aria-label="Sections">
      {sections.map(section => (
        <NavLink
          key={section.to}
          component={Link}
          to={section.to}
          label={section.label}
          leftSection={<Icon name={section.icon} />}
          active={path.startsWith(section.to)}
          onClick={onFollow}
          style={{ borderRadius: 'var(--mantine-radius-md)' }}
        />
      ))}
    </Stack>
  );
}
