import type { InnerMenu, MenuEnd, MenuOutcome, RoutingOutcome } from '@frontdesk/contract';

/** What a key of a menu leads to; keys of a menu in a menu open no further one. */
export type InnerKeyOutcome = InnerMenu['options'][number]['outcome'];
export type KeyOutcome = MenuOutcome['options'][number]['outcome'];

export const END_TYPES = ['agent', 'forward', 'voicemail', 'message'] as const;

/** What each kind of outcome is called where it is chosen. */
export const OUTCOME_NAMES: Record<RoutingOutcome['type'] | 'repeat', string> = {
  agent: 'An agent answers',
  forward: 'Forward to a number',
  voicemail: 'Voicemail',
  message: 'Say something and hang up',
  menu: 'Keypad menu',
  reject: 'Do not take the call',
  repeat: 'Say the menu again',
};

/** An outcome of a kind with nothing filled in. */
export function newEnd(type: MenuEnd['type']): MenuEnd {
  switch (type) {
    case 'agent':
      return { type, agentId: null };
    case 'forward':
      return { type, to: '', ringSeconds: 30, whenUnanswered: null };
    case 'voicemail':
      return { type, greeting: null, maxSeconds: 120 };
    case 'message':
      return { type, text: '' };
  }
}

const menu = { type: 'menu', prompt: '', timeoutSeconds: 5, otherwise: newEnd('agent') } as const;

function newMenu(): MenuOutcome {
  return { ...menu, options: [{ key: '1', label: '', outcome: newEnd('agent') }] };
}

function newInnerMenu(): InnerMenu {
  return { ...menu, options: [{ key: '1', label: '', outcome: newEnd('agent') }] };
}

export function newOutcome(type: RoutingOutcome['type']): RoutingOutcome {
  if (type === 'menu') return newMenu();
  return type === 'reject' ? { type, reason: 'busy' } : newEnd(type);
}

export function newInnerKeyOutcome(type: InnerKeyOutcome['type']): InnerKeyOutcome {
  return type === 'repeat' ? { type } : newEnd(type);
}

export function newKeyOutcome(type: KeyOutcome['type']): KeyOutcome {
  return type === 'menu' ? newInnerMenu() : newInnerKeyOutcome(type);
}
