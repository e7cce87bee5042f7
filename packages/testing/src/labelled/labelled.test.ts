import { classifyByRules, INTENTS, type InboundReading, type Intent } from '@og/core';
import { describe, expect, it } from 'vitest';
import { confusion, confusionTable } from './confusion.js';
import { halfOf, injectionTexts, labelledInbound, type LabelledInbound } from './labelled-set.js';

const POSITIVE: readonly Intent[] = ['interested', 'scheduling', 'email_captured'];
/** A Wednesday; the people behind the texts live in Chicago. */
const now = new Date('2026-11-18T15:00:00Z');
const items = labelledInbound();
const read = (item: LabelledInbound): InboundReading =>
  classifyByRules(item.text, {
    now,
    zone: 'America/Chicago',
    channel: item.channel ?? 'sms',
    lastOutbound: item.lastOutbound ?? null,
  });
const readings = items.map((item) => ({ item, reading: read(item) }));
const judged = (part: typeof readings) =>
  confusion(
    INTENTS,
    part.map(({ item, reading }) => ({ expected: item.intent, actual: reading.intent })),
  );

describe('the labelled set', () => {
  it('is large, balanced, and has each text once', () => {
    expect(items.length).toBeGreaterThanOrEqual(320);
    for (const { label, support } of judged(readings).perLabel)
      expect(support, label).toBeGreaterThanOrEqual(12);
    expect(new Set(items.map(({ text, lastOutbound }) => `${text}\n${lastOutbound}`)).size).toBe(
      items.length,
    );
    expect(injectionTexts().length).toBeGreaterThanOrEqual(55);
    expect(new Set(injectionTexts().map(({ text }) => text)).size).toBe(injectionTexts().length);
  });

  it('has two halves of about one size, each with every intent', () => {
    const held = items.filter((item) => halfOf(item) === 'held_out');
    expect(Math.abs(held.length / items.length - 0.5)).toBeLessThan(0.1);
    for (const half of ['develop', 'held_out'] as const)
      expect(new Set(items.filter((item) => halfOf(item) === half).map(({ intent }) => intent)).size).toBe(
        INTENTS.length,
      );
  });

  it('has several languages, slips of the thumb, irony, and several intents in one text', () => {
    const tags = items.flatMap((item) => item.tags ?? []);
    for (const tag of ['typo', 'slang', 'sarcasm', 'several', 'emoji', 'context', 'quoted'])
      expect(tags, tag).toContain(tag);
    expect(new Set(items.map(({ language }) => language)).size).toBeGreaterThanOrEqual(6);
  });
});

describe('fixed rules alone', () => {
  it.each(['develop', 'held_out'] as const)('are right about 70 %% of the %s half, at least', (half) => {
    const result = judged(readings.filter(({ item }) => halfOf(item) === half));
    expect(result.accuracy, confusionTable(result)).toBeGreaterThanOrEqual(0.7);
  });

  it('and of the texts that no rule was made with', () => {
    const result = judged(readings.filter(({ item }) => item.tags?.includes('unseen')));
    expect(result.total).toBeGreaterThanOrEqual(60);
    expect(result.accuracy, confusionTable(result)).toBeGreaterThanOrEqual(0.5);
  });

  it('find every opt-out, and take nothing else for one', () => {
    const texts = (expected: boolean, said: boolean) =>
      readings
        .filter(
          ({ item, reading }) =>
            (item.intent === 'opt_out') === expected && (reading.intent === 'opt_out') === said,
        )
        .map(({ item }) => item.text);
    expect(texts(true, false)).toEqual([]);
    expect(texts(false, true)).toEqual([]);
  });

  it('never read a yes where somebody refuses', () => {
    const refusals = readings.filter(({ item }) => item.intent === 'not_interested');
    expect(
      refusals.filter(({ reading }) => POSITIVE.includes(reading.intent)).map(({ item }) => item.text),
    ).toEqual([]);
    expect(
      refusals.filter(({ reading }) => reading.sentiment === 'positive').map(({ item }) => item.text),
    ).toEqual([]);
  });

  it('are seldom sure and wrong', () => {
    const sure = readings.filter(({ reading }) => reading.certain);
    const wrong = sure.filter(({ item, reading }) => item.intent !== reading.intent);
    expect(sure.length).toBeGreaterThan(items.length / 2);
    expect(wrong.length / sure.length).toBeLessThanOrEqual(0.05);
  });

  it('find what the texts name: addresses, numbers, sums and times', () => {
    const missed = readings.flatMap(({ item: { entities, text }, reading: { entities: found } }) => {
      if (!entities) return [];
      const ok =
        (entities.email === undefined || found.emails.includes(entities.email)) &&
        (entities.phone === undefined || found.phones.includes(entities.phone)) &&
        (entities.amount === undefined || found.amounts.some(({ amount }) => amount === entities.amount)) &&
        (entities.time === undefined || found.times.length > 0);
      return ok ? [] : [text];
    });
    const named = items.filter(({ entities }) => entities !== undefined).length;
    expect(missed.length / named, missed.join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('read no sure yes in a text that gives orders to a machine, and send most of them to a person', () => {
    const read = injectionTexts().map(({ text }) => ({
      text,
      ...classifyByRules(text, { now, zone: 'America/Chicago', channel: 'sms' }),
    }));
    expect(
      read.filter(({ intent, certain }) => certain && POSITIVE.includes(intent)).map(({ text }) => text),
    ).toEqual([]);
    expect(read.filter(({ certain }) => !certain).length / read.length).toBeGreaterThanOrEqual(0.8);
  });
});

describe('the confusion matrix', () => {
  const small = confusion(
    ['a', 'b', 'c'],
    [
      { expected: 'a', actual: 'a' },
      { expected: 'a', actual: 'b' },
      { expected: 'b', actual: 'b' },
    ],
  );

  it('counts what was taken for what', () => {
    expect(small.counts).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect(small).toMatchObject({ total: 3, right: 2, accuracy: 2 / 3 });
    expect(small.perLabel).toEqual([
      { label: 'a', support: 2, precision: 1, recall: 0.5 },
      { label: 'b', support: 1, precision: 0.5, recall: 1 },
      { label: 'c', support: 0, precision: null, recall: null },
    ]);
  });

  it('is a table that can be read, and knows no other labels', () => {
    expect(confusionTable(small).split('\n')[2]).toBe('| a | 1 | 1 | · | 50.0 % | 100.0 % |');
    expect(confusion(['a'], []).accuracy).toBe(0);
    expect(() => confusion<string>(['a'], [{ expected: 'a', actual: 'z' }])).toThrow(/No such label: z/);
  });
});
