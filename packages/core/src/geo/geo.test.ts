import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { DateTime, IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { AREA_CODE_ROWS } from './area-codes.data.js';
import {
  AREA_CODES,
  candidatesFor,
  isLocated,
  lookupAreaCode,
  lookupZip,
  normalizeState,
  normalizeZip,
  STATE_NAMES,
  zonesOfState,
} from './index.js';

const SPLIT =
  '208 219 250 270 308 418 423 541 574 605 606 620 701 709 775 785 807 812 850 867 879 906 907 928 986 448 364 729'.split(
    ' ',
  );

function offsets(zones: readonly string[]): Set<number> {
  const winter = zones.map((zone) => DateTime.fromISO('2026-01-15T12:00Z', { zone }).offset);
  const summer = zones.map((zone) => DateTime.fromISO('2026-07-15T12:00Z', { zone }).offset * 10_000);
  return new Set(new Set(winter).size > 1 ? winter : summer);
}

describe('area codes', () => {
  it('stand in the table once each, in the form NXX', () => {
    const all = AREA_CODE_ROWS.flatMap(([, , codes]) => codes.split(' '));
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((code) => /^[2-9]\d\d$/.test(code))).toBe(true);
  });

  it('name real zones and known states', () => {
    for (const [code, row] of AREA_CODES) {
      expect(
        row.zones.every((zone) => IANAZone.isValidZone(zone)),
        code,
      ).toBe(true);
      expect(
        row.states.every((state) => Object.hasOwn(STATE_NAMES, state)),
        code,
      ).toBe(true);
    }
  });

  it('cover every state, territory and province', () => {
    const covered = new Set([...AREA_CODES.values()].flatMap((row) => row.states));
    const civil = Object.keys(STATE_NAMES).filter((code) => !['AA', 'AE', 'AP'].includes(code));
    expect(civil.filter((code) => !covered.has(code))).toEqual([]);
  });

  it.each(SPLIT)('%s carries two zones with different offsets', (code) => {
    expect(offsets(lookupAreaCode(code)?.zones ?? []).size).toBeGreaterThanOrEqual(2);
  });

  it('include every geographic US and Canadian code that the numbering plan library knows', () => {
    const missing: string[] = [];
    for (let code = 200; code < 1000; code++) {
      const number = parsePhoneNumberFromString(`+1${code}5550123`);
      const geographic = number?.isValid() && number.getType() === 'FIXED_LINE_OR_MOBILE';
      const ours = number?.country === 'US' || number?.country === 'CA';
      if (geographic && ours && !AREA_CODES.has(String(code))) missing.push(String(code));
    }
    expect(missing).toEqual([]);
  });

  it('agree with the library on which side of the border they are', () => {
    const provinces = new Set(['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT']);
    for (const [code, row] of AREA_CODES) {
      const country = parsePhoneNumberFromString(`+1${code}5550123`)?.country;
      if (country === 'CA' || country === 'US') {
        expect(provinces.has(row.states[0] ?? ''), code).toBe(country === 'CA');
      }
    }
  });

  it('know nothing of toll-free, Caribbean and unknown codes', () => {
    for (const code of ['800', '888', '876', '809', '242', '555', '600', ''])
      expect(lookupAreaCode(code)).toBeNull();
  });
});

describe('ZIP', () => {
  it.each([
    ['33130', '33130'],
    ['33130-1234', '33130'],
    ['331301234', '33130'],
    ['2134', '02134'],
    ['601', '00601'],
    [' 02134.0 ', '02134'],
    ['m5v2t6', 'M5V 2T6'],
    ['K1A 0B1', 'K1A 0B1'],
  ])('%s is %s', (raw, zip) => expect(normalizeZip(raw)).toBe(zip));

  it.each(['', 'abc', '12', '123456', '00000', '3313O', null, undefined])('%s is none', (raw) => {
    expect(normalizeZip(raw)).toBeNull();
  });

  it('finds zones and states', () => {
    expect(lookupZip('33130')).toEqual({ zones: ['America/New_York'], states: ['FL'] });
    expect(lookupZip('32401')).toEqual({ zones: ['America/Chicago'], states: ['FL'] });
    expect(lookupZip('79901')).toMatchObject({ zones: ['America/Denver'], states: ['TX'] });
    expect(lookupZip('M5V 2T6')).toMatchObject({ states: ['ON'] });
    expect(lookupZip('M5V 9Z9')).toMatchObject({ states: ['ON'] });
    expect(lookupZip('nonsense')).toBeNull();
  });

  it('gives military ZIPs no zone, because they can be anywhere', () => {
    expect(lookupZip('09001')).toEqual({ zones: [], states: ['AE'] });
  });
});

it('reads states by name and abbreviation', () => {
  for (const [code, name] of Object.entries(STATE_NAMES)) {
    expect(normalizeState(name)).toBe(code);
    expect(normalizeState(code.toLowerCase())).toBe(code);
  }
  expect(normalizeState(' n.y. ')).toBe('NY');
  expect(normalizeState('US-FL')).toBe('FL');
  expect(normalizeState('Québec')).toBe('QC');
  expect(normalizeState('constructor')).toBeNull();
  expect(normalizeState('Bavaria')).toBeNull();
  expect(zonesOfState('TN')).toEqual(['America/Chicago', 'America/New_York']);
});

describe('candidatesFor', () => {
  it('unites area code and ZIP', () => {
    const found = candidatesFor({ phones: ['+12125550123'], zip: '90210' });
    expect(found.zones).toEqual(['America/Los_Angeles', 'America/New_York']);
    expect(found.states).toEqual(['CA', 'NY']);
    expect(found.because.map((item) => item.source)).toEqual(['area_code', 'zip']);
    expect(isLocated(found)).toBe(true);
  });

  it('uses a state only where no ZIP of that state is known', () => {
    expect(candidatesFor({ phones: [], zip: '32401', state: 'Florida' }).zones).toEqual(['America/Chicago']);
    expect(candidatesFor({ phones: [], zip: null, state: 'fl' }).zones).toEqual([
      'America/Chicago',
      'America/New_York',
    ]);
    expect(candidatesFor({ phones: [], zip: '32401', state: 'NY' }).states).toEqual(['FL', 'NY']);
  });

  it('holds what leads nowhere', () => {
    expect(isLocated(candidatesFor({ phones: [] }))).toBe(false);
    expect(isLocated(candidatesFor({ phones: ['+18005550123'], zip: '33130' }))).toBe(false);
    expect(isLocated(candidatesFor({ phones: ['+447911123456'], state: 'FL' }))).toBe(false);
    expect(isLocated(candidatesFor({ phones: ['+13055550123'], zip: '09001' }))).toBe(false);
  });
});
