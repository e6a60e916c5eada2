import { localProvider } from '@frontdesk/providers/local';
import { providerRecords } from '@frontdesk/providers/registry';
import { conformanceSuites } from '../../packages/providers/src/conformance/subjects-fixture.ts';
import { describeProviders } from './describe-providers.ts';

/** From the root of the sources. */
export const PROVIDERS_FILE = 'docs/providers.md';

/** The page as it should be now. */
export function providersPage(): string {
  const local = localProvider(() => {
    throw new Error('Nobody speaks in the documentation.');
  });
  return describeProviders([local, ...providerRecords], conformanceSuites);
}
