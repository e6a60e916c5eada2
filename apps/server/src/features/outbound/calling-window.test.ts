import { CallingWindow } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';
import { DEFAULT_WINDOW, isInsideWindow, nextOpening } from './calling-window.ts';
import { zonesOfNumber } from './number-zones.ts';

const NEW_YORK = '+12125550100';
const HONOLULU = '+18085550100';
const TOLL_FREE = '+18005550100';
const BERLIN = '+493012345678';
const GERMAN_MOBILE = '+4915112345678';
/** No country has it. */
const NOWHERE = '+9991234567';

const at = (iso: string) => new Date(iso);
const ask = (number: string, iso: string, window = DEFAULT_WINDOW) => ({
  number,
  window,
  at: at(iso),
  fallbackZone: 'Europe/Berlin',
});

describe('zones of a number', () => {
  it('follow the area code, or are those of the whole country', () => {
    expect(zonesOfNumber(NEW_YORK)).toEqual(['America/New_York']);
    expect(zonesOfNumber(HONOLULU)).toEqual(['Pacific/Honolulu']);
    expect(zonesOfNumber(BERLIN)).toEqual(['Europe/Berlin']);
    expect(zonesOfNumber(GERMAN_MOBILE)).toEqual(['Europe/Berlin']);
    expect(zonesOfNumber(TOLL_FREE)).toEqual(expect.arrayContaining(['America/New_York', 'Pacific/Honolulu']));
    expect(zonesOfNumber(NOWHERE)).toEqual([]);
  });

  it('are those of the area code that a new one is laid over', () => {
    expect(zonesOfNumber('+16245550100')).toEqual(['America/New_York']);
    expect(zonesOfNumber('+18375550100')).toEqual(['America/Los_Angeles']);
    expect(zonesOfNumber('+16215550100')).toEqual(['America/Chicago']);
  });
});

describe('the calling window', () => {
  it('is the callee’s, not the business’s', () => {
    const morningInBerlin = '2026-11-23T08:00:00Z';
    expect(isInsideWindow(ask(BERLIN, morningInBerlin))).toBe(true);
    expect(isInsideWindow(ask(NEW_YORK, morningInBerlin))).toBe(false);
    expect(nextOpening(ask(NEW_YORK, morningInBerlin))).toEqual(at('2026-11-23T13:00:00Z'));
  });

  it('opens at its first minute and closes at its last', () => {
    expect(isInsideWindow(ask(NEW_YORK, '2026-11-23T12:59:59Z'))).toBe(false);
    expect(isInsideWindow(ask(NEW_YORK, '2026-11-23T13:00:00Z'))).toBe(true);
    expect(isInsideWindow(ask(NEW_YORK, '2026-11-24T01:59:59Z'))).toBe(true);
    expect(isInsideWindow(ask(NEW_YORK, '2026-11-24T02:00:00Z'))).toBe(false);
  });

  it('must be open in every zone a number may be in', () => {
    const noonInNewYork = '2026-11-23T17:00:00Z';
    expect(isInsideWindow(ask(NEW_YORK, noonInNewYork))).toBe(true);
    // On Guam it is three in the morning.
    expect(isInsideWindow(ask(TOLL_FREE, noonInNewYork))).toBe(false);
    expect(nextOpening(ask(TOLL_FREE, noonInNewYork))).toEqual(at('2026-11-23T22:00:00Z'));
  });

  it('never opens in a country that is too wide for it', () => {
    const officeHours = CallingWindow.parse({ from: '09:00', until: '17:00' });
    expect(nextOpening(ask(TOLL_FREE, '2026-11-23T18:00:00Z', officeHours))).toBeNull();
  });

  it('waits for the days it names, and takes an unknown prefix to be at home', () => {
    const window = CallingWindow.parse({ days: ['monday', 'tuesday'] });
    const saturday = '2026-11-21T10:00:00Z';
    expect(isInsideWindow(ask(NOWHERE, saturday))).toBe(true);
    expect(nextOpening(ask(NOWHERE, saturday, window))).toEqual(at('2026-11-23T07:00:00Z'));
  });

  it('keeps its local hours when clocks change', () => {
    const saturdayNight = '2026-10-31T23:00:00-04:00';
    expect(nextOpening(ask(NEW_YORK, saturdayNight))).toEqual(at('2026-11-01T13:00:00Z'));
  });
});
