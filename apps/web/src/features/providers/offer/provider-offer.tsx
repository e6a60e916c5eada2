import type { Provider, ProviderService } from '@frontdesk/contract';
import { List, Stack, Table, Text } from '@mantine/core';
import { priceWords } from '../price-words.ts';
import { SERVICE_TITLES } from '../service-words.ts';

/** Everything a provider does for calls: what it can and cannot do, its models, and what they cost. */
export function ProviderOffer({ provider }: { readonly provider: Provider }) {
  return (
    <Stack gap="md">
      {provider.services.map(service => (
        <ServiceOffer key={service.kind} service={service} />
      ))}
    </Stack>
  );
}

function ServiceOffer({ service }: { readonly service: ProviderService }) {
  const { kind, models, takesAnyModel, capabilities } = service;
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {SERVICE_TITLES[kind]}
      </Text>
      {capabilities.length > 0 && (
        <List size="sm" mb={6} c="dimmed">
          {capabilities.map(sentence => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      )}
      {models.length > 0 && (
        <Table verticalSpacing={4} fz="sm" aria-label={`${SERVICE_TITLES[kind]}: models and prices`}>
          <Table.Tbody>
            {models.map(({ id, title, price }) => (
              <Table.Tr key={id}>
                <Table.Td>{title}</Table.Td>
                <Table.Td ta="right" c="dimmed">
                  {priceWords(price) ?? 'price not known'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {takesAnyModel && (
        <Text size="xs" c="dimmed" mt={4}>
          Other models of the account can be named, too.
        </Text>
      )}
    </div>
  );
}
