import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpokenTimes } from './spoken-times.js';

const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const clock = (text: string) =>
  readSpokenTimes(text)
    .toSorted((a, b) => a.at - b.at)
    .map(({ key }) => {
      const minutes = Number(key.slice('time:'.length));
      return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    });

describe('an hour in words', () => {
  it.each([
    ['See you at three then', '15:00'],
    ['Tuesday at three then, I will call.', '15:00'],
    ['See you Tuesday at three', '15:00'],
    ['At three we can talk', '15:00'],
    ['I will call at ten tomorrow', '10:00'],
    ['We could talk at two for ten minutes', '14:00'],
    ['Dana calls you by four, promise', '16:00'],
    ['I will have it by noon or by one.', '13:00'],
    ['Is before eleven good?', '11:00'],
    ['Any time after two works', '14:00'],
    ['Any time after five on Friday', '17:00'],
    ['around six then', '18:00'],
    ['at twelve sharp', '12:00'],
    ['at three Eastern time', '15:00'],
    ['at three ET', '15:00'],
    ['Tuesday at three :)', '15:00'],
    ['Tuesday at three 👍', '15:00'],
    ['at one then', '13:00'],
    ['How about at four with Dana?', '16:00'],
    ['Tuesday at three or whenever suits you', '15:00'],
    ['I will pick you up by three.', '15:00'],
    ['He will be over by three.', '15:00'],
    ['Does Tuesday at three work?', '15:00'],
    ['at half past two', '14:30'],
    ['at four thirty then', '16:30'],
    ['at ten am', '10:00'],
    ['at three in the morning', '3:00'],
  ])('is a time: %s', (text, time) => {
    expect(clock(text)).toEqual([time]);
  });

  it.each([
    ['Tuesday at three or four?', ['15:00', '16:00']],
    ['I am free at two, three or four.', ['14:00', '15:00', '16:00']],
    ['We are there after nine to eleven on Friday', ['9:00', '11:00']],
    ['Between us: at three or four thirty?', ['15:00', '16:30']],
    ['by three and at five then', ['15:00', '17:00']],
  ])('may be one of several: %s', (text, times) => {
    expect(clock(text)).toEqual(times);
  });

  it.each([
    'We work at two locations',
    'We are at three different sites',
    'It went up by ten percent',
    'We closed after three days',
    'That is before two weeks are over',
    'after three or four weeks',
    'After one, two or three visits we know',
    'at two, three or four addresses',
    'around five squares',
    'around three months',
    'We look at three months of sales',
    'We were at two weddings',
    'We met at two friends of yours',
    'at three online shops',
    'at two original prices',
    'One by one.',
    'We go two by two.',
    'a two by four',
    'We lowered the price by two.',
    'They raised their offer by five.',
    'I was off by one.',
    'We are ahead by three.',
    'Prices are up by six.',
    'At one point we stop.',
    'at one of our offices',
    'I am at one with that',
    'before one can say so',
    'before one is ready',
    'by one who knows',
    'We looked at five or more houses',
    'We sold at three times the price',
    'by two thirds',
    'after a five-minute call',
    'at a one-on-one',
    'at four to six properties',
    'by five to ten percent',
    'We helped by twelve families',
    'Three of us.',
    'That one works',
    'You have two then',
  ])('is no time where something is counted: %s', (text) => {
    expect(clock(text)).toEqual([]);
  });

  const word = fc.constantFrom(...HOURS);
  const before = fc.constantFrom('at', 'by', 'around', 'before', 'after');
  const hourOf = (said: string): string => {
    const hour = HOURS.indexOf(said) + 1;
    return `${hour < 8 ? hour + 12 : hour}:00`;
  };

  it('is read behind each word of time, however the sentence ends', () => {
    const end = fc.constantFrom(
      '',
      '.',
      '?',
      '!',
      ' then',
      ' then.',
      ' tomorrow',
      ' sharp',
      ' on Tuesday',
      ', I hope',
      ' please',
    );
    const start = fc.constantFrom('See you ', 'Call me ', 'Tuesday ', 'I can talk ', '');
    fc.assert(
      fc.property(start, before, word, end, fc.boolean(), (opening, how, said, rest, loud) => {
        const text = `${opening}${how} ${said}${rest}`;
        expect(clock(loud ? text.toUpperCase() : text)).toEqual([hourOf(said)]);
      }),
    );
  });

  it('is never read before what it counts', () => {
    const things = fc.constantFrom(
      ...'days weeks months hours minutes squares percent locations houses offers people bedrooms steps times thousand hundred more other different points sunny weddings friends original satellites online'.split(
        ' ',
      ),
    );
    const also = fc.option(fc.tuple(fc.constantFrom(' or ', ' to ', ', ', ' and '), word));
    fc.assert(
      fc.property(before, word, also, things, (how, said, more, counted) => {
        expect(clock(`It is ${how} ${said}${more ? more.join('') : ''} ${counted} now.`)).toEqual([]);
      }),
    );
  });
});
