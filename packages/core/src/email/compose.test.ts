import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerSubject,
  cleanSubject,
  composeEmailContent,
  detectAutomatic,
  htmlOf,
  ledgerIdOf,
  messageIdOf,
  mailAddress,
  parseHeaders,
  plusAddress,
  referencesOf,
  splitPlus,
} from './index.js';

const content = {
  subject: 'Hello',
  body: 'Hi,\nsee https://acme.example/a?b=1&c=2.\n\n- one\n- two',
  brand: 'Acme',
  postalAddress: '1 Main St\nMiami, FL',
  unsubscribeUrl: 'https://api.example.com/u/abc',
};

describe('an e-mail', () => {
  it('says in text and HTML who sends it and how to get no more', () => {
    const { text, html } = composeEmailContent(content);
    expect(text).toBe(
      'Hi,\nsee https://acme.example/a?b=1&c=2.\n\n- one\n- two\n\n-- \nAcme, 1 Main St, Miami, FL\nDon’t want these e-mails? Unsubscribe here: https://api.example.com/u/abc',
    );
    expect(html).toContain(
      '<a href="https://acme.example/a?b=1&amp;c=2">https://acme.example/a?b=1&amp;c=2</a>.</p>',
    );
    expect(html).toContain('<li>one</li>');
    expect(html).toContain('Acme, 1 Main St, Miami, FL');
    expect(html).toContain('href="https://api.example.com/u/abc"');
  });

  it('links an address with the brackets that belong to it', () => {
    expect(htmlOf('(see https://acme.example/Foo_(bar)).')).toBe(
      '<p>(see <a href="https://acme.example/Foo_(bar)">https://acme.example/Foo_(bar)</a>).</p>',
    );
  });

  it('that answers has no footer', () => {
    const { text, html } = composeEmailContent({ ...content, body: 'Sure.', unsubscribeUrl: null });
    expect(text).toBe('Sure.');
    expect(html).not.toContain('nsubscribe');
  });

  it('never lets a value become markup or a header', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const body = htmlOf(`${value}<script>alert("1")</script><img src=x onerror='1'>`);
        expect(body.replace(/<\/?(?:p|br|ul|li)>|<a href="[^"<>]*">|<\/a>/g, '')).not.toMatch(/[<>]/);
        expect(cleanSubject(`Hi ${value}\r\nBcc: all@example.com`)).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('answers a subject once', () => {
    expect(answerSubject('Hello')).toBe('Re: Hello');
    expect(answerSubject('RE: Hello')).toBe('RE: Hello');
    expect(answerSubject('Aw: Hallo')).toBe('Aw: Hallo');
  });
});

describe('ids', () => {
  const id = '0199c3a0-1111-7222-8333-944444444444';

  it('of our mails name their ledger row', () => {
    expect(ledgerIdOf(messageIdOf(id, 'acme.example'))).toBe(id);
    expect(ledgerIdOf(`<OG.${id.toUpperCase()}@Acme.example>`)).toBe(id);
    expect(ledgerIdOf('<CAF+x@mail.gmail.com>')).toBeNull();
    expect(ledgerIdOf(`<x.og.${id}@acme.example>`)).toBeNull();
  });

  it('are kept short in answers', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `<${index}@x>`);
    expect(referencesOf(ids).split(' ')).toEqual(['<0@x>', ...ids.slice(-9)]);
  });
});

describe('addresses', () => {
  it.each([
    [' Ada@Example.com ', 'ada@example.com'],
    ['ada.lovelace+x@mail.example.co.uk', 'ada.lovelace+x@mail.example.co.uk'],
    ['ada@localhost', null],
    ['Ada <ada@example.com>', null],
    ['a@b@c.example', null],
    ['', null],
  ])('are checked: %j', (text, address) => {
    expect(mailAddress(text)).toBe(address);
  });

  it('carry a tag there and back', () => {
    expect(plusAddress('sales@acme.example', 'c1')).toBe('sales+c1@acme.example');
    expect(plusAddress('sales+old@acme.example', 'c1')).toBe('sales+c1@acme.example');
    expect(splitPlus('sales+c1@acme.example')).toEqual({ base: 'sales@acme.example', tag: 'c1' });
    expect(splitPlus('sales@acme.example')).toEqual({ base: 'sales@acme.example', tag: null });
  });
});

describe('a mail that no person wrote', () => {
  const signs = (block: string, more: Partial<Parameters<typeof detectAutomatic>[0]> = {}) => ({
    headers: parseHeaders(block),
    from: 'maria@lopez.example',
    envelopeFrom: 'maria@lopez.example',
    subject: 'Re: Hello',
    ...more,
  });

  it.each([
    ['Auto-Submitted: auto-replied', {}, 'auto_reply'],
    ['auto-submitted: auto-generated (vacation)', {}, 'auto_reply'],
    ['X-Autoreply: yes', {}, 'auto_reply'],
    ['Precedence: auto_reply', {}, 'auto_reply'],
    ['', { subject: 'Automatic reply: Hello' }, 'auto_reply'],
    ['', { subject: 'Out of Office Re: Hello' }, 'auto_reply'],
    ['', { subject: 'Respuesta automática: Hola' }, 'auto_reply'],
    ['Return-Path: <>', {}, 'auto_reply'],
    ['', { from: 'mailer-daemon@mx.example' }, 'bounce'],
    ['Content-Type: multipart/report; report-type=delivery-status; boundary=x', {}, 'bounce'],
    ['', { envelopeFrom: '', subject: 'Undeliverable: Hello' }, 'bounce'],
    ['List-Id: news.example', {}, 'bulk'],
    ['Precedence: bulk', {}, 'bulk'],
    ['', { from: 'no-reply@bank.example' }, 'bulk'],
  ] as const)('is known by %s %j', (block, more, kind) => {
    expect(detectAutomatic(signs(block, more))?.kind).toBe(kind);
  });

  it.each([
    ['Auto-Submitted: no', {}],
    ['X-Auto-Response-Suppress: All', {}],
    ['', { subject: 'Re: your automatic reply of yesterday' }],
    ['', { subject: 'We are out of office chairs' }],
    ['', { envelopeFrom: null }],
  ] as const)('is not seen in %s %j', (block, more) => {
    expect(detectAutomatic(signs(block, more))).toBeNull();
  });
});
