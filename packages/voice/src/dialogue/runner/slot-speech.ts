import type { SlotDefinition } from '@frontdesk/contract';
import type { Scene } from '../scene.ts';
import { dayPhrase } from '../speech/day-phrase.ts';
import { spokenCode, spokenDay, spokenPhone, spokenTime } from '../speech/spoken.ts';
import { peopleSpoken } from '../speech/template.ts';
import type { SlotValue } from '../state.ts';

/** A slot's value as it is read back. */
export function spokenValue(slot: SlotDefinition, value: SlotValue, scene: Scene): string {
  switch (slot.kind) {
    case 'date':
      return spokenDay(String(value), scene.now);
    case 'time':
      return spokenTime(String(value));
    case 'party_size':
      return peopleSpoken(Number(value));
    case 'phone':
      return spokenPhone(String(value), scene.region);
    case 'yes_no':
      return value === true ? 'yes' : 'no';
    case 'listing':
      return scene.snapshot.realEstate?.listings.find(entry => entry.id === value)?.address.split(',')[0] ?? '';
    case 'code':
      return spokenCode(String(value));
    case 'name':
    case 'text':
    case 'choice':
      return String(value);
  }
}

/** Just filled slots in one breath: "four people tomorrow at 7:30 PM". Empty for those not worth repeating. */
export function spokenFilled(
  filled: readonly { readonly slot: SlotDefinition; readonly value: SlotValue }[],
  scene: Scene,
): string {
  const of = (kind: SlotDefinition['kind']) => filled.find(entry => entry.slot.kind === kind);
  const [listing, party, date, time, name, phone] = [
    of('listing'),
    of('party_size'),
    of('date'),
    of('time'),
    of('name'),
    of('phone'),
  ].map(entry => (entry ? { ...entry, text: spokenValue(entry.slot, entry.value, scene) } : undefined));
  const what = [
    listing?.text,
    party?.text,
    date ? (party || listing ? dayPhrase(String(date.value), scene.now) : date.text) : undefined,
    time ? (party || date || listing ? `at ${time.text}` : time.text) : undefined,
  ];
  const joined = what.filter(text => text !== undefined && text !== '').join(' ');
  return [joined, name?.text, phone?.text].filter(text => text !== undefined && text !== '').join(', ');
}
