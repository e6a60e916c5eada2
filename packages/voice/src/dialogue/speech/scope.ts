import type { Scene } from '../scene.ts';
import type { DialogueState } from '../state.ts';
import type { TemplateScope } from './template.ts';

/** What templates and conditions of a flow can name at this point of a call. */
export function scopeOf(scene: Scene, state: DialogueState, extra: TemplateScope = {}): TemplateScope {
  return {
    ...businessScope(scene),
    ...callScope(scene),
    slots: state.slots,
    result: state.result ? { ...state.result.value, code: state.result.code } : {},
    ...extra,
  };
}

/** What is known of a call before anything is said. */
export function callScope({ callerNumber, purpose, direction, contactName }: Scene): TemplateScope {
  return {
    caller: { number: callerNumber },
    call: { purpose, direction },
    contact: { name: contactName },
  };
}

/** What is the same in every call of an agent. */
export function businessScope({ business, snapshot }: Scene): TemplateScope {
  return {
    business: {
      name: business.name,
      kind: business.kind,
      address: business.address,
      phone_number: business.phoneNumber,
      forwarding_number: business.forwardingNumber,
    },
    agent: { name: snapshot.agent.name },
  };
}

/** Names a template may use under each root; undefined where they come from outside, as tool results do. */
export const KNOWN_NAMES: Readonly<Record<string, readonly string[] | undefined>> = {
  business: ['name', 'kind', 'address', 'phone_number', 'forwarding_number'],
  agent: ['name'],
  caller: ['number'],
  call: ['purpose', 'direction'],
  contact: ['name'],
  slots: undefined,
  result: undefined,
  option: undefined,
  offered: [],
  suggestion: [],
};
