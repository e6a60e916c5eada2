import type { ProviderCheckResult } from '@frontdesk/contract';
import { Alert, Stack, Text } from '@mantine/core';
import { exactTime } from '../../../format/time.ts';
import { Icon } from '../../../shell/icon.tsx';

/** Whether an account works; where it does not, what is wrong and what to do. */
export function CheckFindings({ found }: { readonly found: ProviderCheckResult }) {
  const { isOk, detail, remedy, checkedAt } = found;
  return (
    <Alert
      color={isOk ? 'brand' : 'red'}
      icon={<Icon name={isOk ? 'check' : 'warning'} />}
      title={isOk ? 'It works' : 'It does not work'}
      role={isOk ? 'status' : 'alert'}
    >
      <Stack gap={4}>
        <Text size="sm">{detail}</Text>
        {remedy !== null && <Text size="sm">{remedy}</Text>}
        <Text size="xs" c="dimmed">
          Checked {exactTime(checkedAt)}
        </Text>
      </Stack>
    </Alert>
  );
}
