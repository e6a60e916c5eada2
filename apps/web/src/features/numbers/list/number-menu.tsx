import type { PhoneNumber } from '@frontdesk/contract';
import { ActionIcon, Menu } from '@mantine/core';
import { phoneNumber } from '../../../format/phone-number.ts';
import { Icon } from '../../../shell/icon.tsx';
import type { ListedNumbers } from './listed-numbers.ts';

interface NumberMenuProps extends Omit<ListedNumbers, 'numbers' | 'businessName'> {
  readonly number: PhoneNumber;
}

/** What can be done with one number. */
export function NumberMenu({ number, isAdmin, mayWrite, onEdit, onConfigure, onRemove, onRelease }: NumberMenuProps) {
  if (!mayWrite(number)) return null;
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <ActionIcon variant="default" size={34} aria-label={`Actions for ${phoneNumber(number.number)}`}>
          <Icon name="more" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => onEdit(number)}>
          Edit and assign
        </Menu.Item>
        {isAdmin && (
          <Menu.Item leftSection={<Icon name="refresh" size={16} />} onClick={() => onConfigure(number)}>
            Have its calls come here
          </Menu.Item>
        )}
        {number.businessId !== null && (
          <Menu.Item leftSection={<Icon name="close" size={16} />} onClick={() => onRemove(number)}>
            Give up
          </Menu.Item>
        )}
        {isAdmin && (
          <Menu.Item color="red" leftSection={<Icon name="trash" size={16} />} onClick={() => onRelease(number)}>
            Give back to the carrier
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
