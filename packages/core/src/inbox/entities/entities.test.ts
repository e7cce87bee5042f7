import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { entityRows } from './entity-rows.js';
import { entitiesOf } from './index.js';

const zone = 'America/Chicago';
/** A Sunday, 14:05 in Chicago. */
const now = new Date('2026-11-22T20:05:00Z');
const read = (text: string) => entitiesOf(text, { now, zone });
const wall = (at: Date): string => DateTime.fromJSDate(at, { zone }).toFormat('MM-dd HH:mm');

it.each<[string, string[]]>([
  [
    'Write to Ann.Lee+home@Example.com, or to bob@example.org.',
    ['ann.lee+home@example.com', 'bob@example.org'],
  ],
  ['tom dot baker at gmail dot com', ['tom.baker@gmail.com']],
  ["It's sarah99 (at) yahoo (dot) com", ['sarah99@yahoo.com']],
  ['meet me at noon dot', []],
  ['no address@ here', []],
])('e-mail addresses in %j', (text, emails) => expect(read(text).emails).toEqual(emails));

it.each<[string, string[]]>([
  ['call (305) 555-0142 or 305.555.0142', ['+13055550142']],
  ['+52 55 1234 5678', ['+525512345678']],
  ['I paid $3,055,550,142 in 2019', []],
  ['parcel 123456', []],
])('phone numbers in %j', (text, phones) => expect(read(text).phones).toEqual(phones));

it.each<[string, [number, string | null][]]>([
  ['350k', [[350_000, null]]],
  ['$1.2m', [[1_200_000, 'USD']]],
  ['offer me 300 thousand', [[300_000, null]]],
  [
    'between 350k and 400k',
    [
      [350_000, null],
      [400_000, null],
    ],
  ],
  ['you offered 290', [[290, null]]],
  ['half a million', [[500_000, null]]],
  ['two hundred thousand dollars', [[200_000, null]]],
  ['€200.000', [[200_000, 'EUR']]],
  ['1,500 bucks', [[1_500, 'USD']]],
  ['I have 3 kids at 123 Main St since 1999', []],
  ['call at 350', []],
  ['5 minutes, 10:30, 12/5', []],
])('sums in %j', (text, amounts) => {
  expect(read(text).amounts.map(({ amount, currency }) => [amount, currency])).toEqual(amounts);
});

it.each<[string, string, string | null, string | null, string]>([
  ['tomorrow after 3', '11-23 15:00', null, 'after', 'minute'],
  ['Saturday between 1 and 3', '11-28 13:00', '11-28 15:00', null, 'minute'],
  ['around 2 tomorrow', '11-23 14:00', null, 'about', 'minute'],
  ['11 to 3 friday', '11-27 11:00', '11-27 15:00', null, 'minute'],
  ['next Tue', '11-24 00:00', '11-25 00:00', null, 'day'],
  ['monday morning', '11-23 08:00', '11-23 12:00', null, 'part_of_day'],
  ['on the 14th', '12-14 00:00', '12-15 00:00', null, 'day'],
  ['the 14th at 3', '12-14 15:00', null, null, 'minute'],
  ['in an hour', '11-22 15:05', null, null, 'minute'],
  ['any time before noon', '11-23 12:00', null, 'before', 'minute'],
  ['in january', '01-01 00:00', '02-01 00:00', null, 'month'],
  ['mañana a las 3', '11-23 15:00', null, null, 'minute'],
])('the time in %j', (text, from, to, bound, grain) => {
  const [time] = read(text).times;
  expect(time && [wall(time.from), time.to && wall(time.to), time.bound, time.grain]).toEqual([
    from,
    to,
    bound,
    grain,
  ]);
});

it.each(['now', 'I may sell', 'built in 1985', '250 a month', 'for 2 hours'])('no time in %j', (text) =>
  expect(read(text).times).toEqual([]),
);

it('reads no times when nobody knows the zone', () => {
  expect(entitiesOf('tomorrow at 3', { now, zone: null }).times).toEqual([]);
  expect(entitiesOf('tomorrow at 3', { now, zone: 'Mars/Olympus' }).times).toEqual([]);
});

it('stores what it found as rows', () => {
  expect(entityRows(read('ann@example.com, 305-555-0142, $5k, tomorrow at 3'))).toEqual([
    { kind: 'email', text: 'ann@example.com', value: 'ann@example.com' },
    { kind: 'phone', text: '+13055550142', value: '+13055550142' },
    { kind: 'time', text: 'tomorrow at 3', value: '2026-11-23T21:00:00.000Z' },
    { kind: 'price', text: '$5k', value: '5000 USD' },
  ]);
});
