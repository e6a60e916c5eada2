import { Badge, NavLink, Stack, Text } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';
import { type Section, useSections } from './sections.ts';

/** The sections the selected business has, as far as the user may see them. */
export function Navigation({ onFollow }: { readonly onFollow: () => void }) {
  const path = useRouterState({ select: state => state.location.pathname });
  const groups = useSections();
  return (
    <Stack gap="md" component="nav" aria-label="Sections">
      {groups.map(group => (
        <SectionGroup key={group.label} label={group.label}>
          {group.sections.map(section => (
            <SectionLink
              key={section.to}
              section={section}
              isActive={path === section.to || path.startsWith(`${section.to}/`)}
              onFollow={onFollow}
            />
          ))}
        </SectionGroup>
      ))}
    </Stack>
  );
}

function SectionGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Stack gap={2} role="group" aria-labelledby={id}>
      <Text id={id} size="xs" c="dimmed" fw={600} px="sm" pb={2}>
        {label}
      </Text>
      {children}
    </Stack>
  );
}

interface SectionLinkProps {
  readonly section: Section;
  readonly isActive: boolean;
  readonly onFollow: () => void;
}

function SectionLink({ section, isActive, onFollow }: SectionLinkProps) {
  return (
    <NavLink
      component={Link}
      to={section.to}
      label={section.label}
      leftSection={<Icon name={section.icon} />}
      rightSection={
        section.unread ? (
          <Badge size="sm" circle={section.unread < 10} aria-label={`${section.unread} unread`}>
            {section.unread < 100 ? section.unread : '99+'}
          </Badge>
        ) : undefined
      }
      active={isActive}
      onClick={onFollow}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
    />
  );
}
