import { describe, expect, it } from 'vitest';
import { clockOf, readZones } from './zones';

describe('readZones', () => {
  it('reads what the gate writes', () => {
    const zone = {
      zone: 'America/Chicago',
      state: 'TX',
      localTime: '2026-03-04T14:02:11-06:00',
      window: { from: 600, to: 1200 },
      open: true,
    };
    expect(readZones([zone])).toEqual([zone]);
  });

  it('takes a closed day and bare names, and leaves out what it does not know', () => {
    expect(
      readZones([{ zone: 'America/Chicago', window: null, open: false }, 'America/Denver', 7, {}]),
    ).toEqual([
      { zone: 'America/Chicago', state: null, localTime: null, window: null, open: false },
      { zone: 'America/Denver', state: null, localTime: null, window: null, open: null },
    ]);
    expect(readZones({ zone: 'x' })).toEqual([]);
  });

  it('writes minutes as a clock', () => {
    expect([clockOf(0), clockOf(605), clockOf(1440)]).toEqual(['00:00', '10:05', '24:00']);
  });
});
