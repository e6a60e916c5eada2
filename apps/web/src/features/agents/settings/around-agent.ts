import type { Provider, ProviderList, ProviderService, ProviderServiceKind } from '@frontdesk/contract';

/** What the settings of an agent are chosen from. */
export interface AroundAgent {
  readonly businessId: string;
  readonly providers: readonly Provider[];
  /** What calls use where the agent names nothing. */
  readonly defaults: ProviderList['defaults'];
  /** The agent's language, for what speaks it. */
  readonly language: string;
  readonly mayWrite: boolean;
}

export function providerNamed({ providers }: AroundAgent, id: string): Provider | undefined {
  return providers.find(provider => provider.id === id);
}

export function serviceOf(provider: Provider | undefined, kind: ProviderServiceKind): ProviderService | undefined {
  return provider?.services.find(service => service.kind === kind);
}

/** The provider's name as people know it. */
export const titleOf = (around: AroundAgent, id: string): string => providerNamed(around, id)?.title ?? id;

/** Whom to fall back to, until another one is chosen: somebody new, with an account where there is one. */
export function firstOther(around: AroundAgent, kind: ProviderServiceKind, taken: readonly string[]): string {
  const offered = around.providers.filter(provider => serviceOf(provider, kind));
  const others = offered.filter(({ id }) => !taken.includes(id));
  const best = others.find(({ isReady }) => isReady) ?? others[0] ?? offered[0];
  return best?.id ?? '';
}
