import { describe, expect, it } from 'vitest';
import { parseConnectionOverride } from './connection-override.js';
import { toE164 } from '../network/phone.js';
import { carrierKeyword } from '../network/opt-outs.js';
import { countSegments } from '../network/segments.js';
import { parseTwiml } from './twiml.js';

describe('countSegments', () => {
  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    [`${'a'.repeat(152)}€${'a'.repeat(153)}`, 3],
    ['ç'.repeat(70), 1],
    ['ç'.repeat(71), 2],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
    ['’', 1],
  ])('%#: counts %j', (text, segments) => {
    expect(countSegments(text)).toBe(segments);
  });
});

describe('toE164', () => {
  it.each([
    ['+1 (310) 599-0123', '+13105990123'],
    ['3105990123', '+13105990123'],
    ['13105990123', '+13105990123'],
    ['+442071838750', '+442071838750'],
    ['+1310599012', null],
    ['+10105990123', null],
    ['5990123', null],
    ['abc', null],
    ['', null],
  ])('%j becomes %j', (input, expected) => {
    expect(toE164(input)).toBe(expected);
  });
});

describe('carrierKeyword', () => {
  it.each([
    ['STOP', 'stop'],
    [' stop ', 'stop'],
    ['Stop.', 'stop'],
    ['unsubscribe', 'stop'],
    ['Start', 'start'],
    ['HELP', 'help'],
    ['please stop texting me', null],
    ['stop 🛑', null],
    ['Send it', null],
    ['end of the month works', null],
  ])('%j is %j', (body, keyword) => {
    expect(carrierKeyword(body)).toBe(keyword);
  });
});

describe('parseTwiml', () => {
  const bodies = (type: string, answer: string): string[] =>
    parseTwiml(type, answer).map((message) => message.body);

  it('reads messages, entities, CDATA and attributes', () => {
    expect(
      bodies('text/xml', '<Response><Message>a &lt;b&gt; &#233; &#x1F600;</Message></Response>'),
    ).toEqual(['a <b> é 😀']);
    expect(
      bodies(
        'application/xml; charset=utf-8',
        '<Response><Message><Body><![CDATA[a & b]]></Body><Media>x</Media></Message></Response>',
      ),
    ).toEqual(['a & b']);
    const [message] = parseTwiml(
      'text/xml',
      '<Response><Message to="+12" from=\'+13\' statusCallback="https://x/?a=1&amp;b=2">hi</Message></Response>',
    );
    expect(message).toEqual({ body: 'hi', to: '+12', from: '+13', statusCallback: 'https://x/?a=1&b=2' });
  });

  it('sends plain text as it is, and nothing for empty or other answers', () => {
    expect(bodies('text/plain; charset=utf-8', 'OK')).toEqual(['OK']);
    expect(bodies('text/xml', '<Response/>')).toEqual([]);
    expect(bodies('text/xml', '<Response><Message/><Message> </Message></Response>')).toEqual([]);
    expect(bodies('application/json', '{"ok":true}')).toEqual([]);
    expect(bodies('', '')).toEqual([]);
  });
});

describe('parseConnectionOverride', () => {
  it('retries once, on connection failure only, without a fragment', () => {
    const rules = parseConnectionOverride('https://x.example/a?b=1');
    expect(rules).toMatchObject({ url: 'https://x.example/a?b=1', retries: 1, readTimeoutMs: 15_000 });
    expect([...rules.retryOn]).toEqual(['ct']);
  });

  it('reads the fragment and keeps it out of the URL', () => {
    const rules = parseConnectionOverride('https://x.example/a?b=1#rc=5&rp=5xx,rt&ct=2000&rt=50');
    expect(rules).toMatchObject({
      url: 'https://x.example/a?b=1',
      retries: 5,
      connectTimeoutMs: 2_000,
      readTimeoutMs: 100,
    });
    expect([...rules.retryOn].toSorted()).toEqual(['5xx', 'rt']);
    expect(parseConnectionOverride('https://x.example#rc=99&rp=all').retries).toBe(5);
    expect(parseConnectionOverride('https://x.example#rc=2&rp=all').retryOn.size).toBe(4);
  });
});
