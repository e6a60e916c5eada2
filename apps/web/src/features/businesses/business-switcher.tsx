import { Select } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Icon } from '../../shell/icon.tsx';
import { SECTION_PATHS } from '../../shell/section-paths.ts';
import { useSelectedBusiness } from './selected-business.ts';

const ALL = 'all';

/** Chooses the business every screen is about; the choice is part of the address. Hidden while there is only one. */
export function BusinessSwitcher() {
  const { businesses, selected } = useSelectedBusiness();
  const navigate = useNavigate();
  const path = useRouterState({ select: state => state.location.pathname });
  if (businesses.length < 2) return null;
  const choose = (value: string | null) => {
    const business = businesses.find(candidate => candidate.id === value);
    const section = SECTION_PATHS.find(start => path.startsWith(start)) ?? '/calls';
    const isThere = section !== '/reservations' || !business || business.kind === 'restaurant';
    void navigate({ to: isThere ? section : '/calls', search: { business: business?.id } });
  };
  return (
    <Select
      aria-label="Business"
      leftSection={<Icon name="store" size={16} />}
      data={[
        { value: ALL, label: 'All businesses' },
        ...businesses.map(business => ({ value: business.id, label: business.name })),
      ]}
      value={selected?.id ?? ALL}
      onChange={choose}
      allowDeselect={false}
      searchable={businesses.length > 7}
      maw={280}
      flex={1}
    />
  );
}
