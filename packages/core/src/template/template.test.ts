import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MERGE_FIELD_NAMES,
  MERGE_FIELDS,
  parseTemplate,
  renderTemplate,
  sampleValues,
  validateTemplate,
} from './index.js';

const codes = (body: string): string[] =>
  validateTemplate(body, MERGE_FIELD_NAMES).map((problem) => problem.code);

describe('templates', () => {
  it('put values and fallbacks in', () => {
    expect(renderTemplate('Hi {{firstName}}!', { firstName: 'Ana' })).toEqual({ ok: true, text: 'Hi Ana!' });
    expect(renderTemplate('Hi {{ firstName | there }}!', {})).toEqual({ ok: true, text: 'Hi there!' });
    expect(renderTemplate('{{zip|}}', {})).toEqual({ ok: false, missing: ['zip'] });
  });

  it('block on a missing value without fallback', () => {
    expect(renderTemplate('{{firstName}} {{city}} {{city}}', { firstName: ' ', city: null })).toEqual({
      ok: false,
      missing: ['firstName', 'city'],
    });
  });

  it('never reach into prototypes', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(renderTemplate(`{{${name}}}`, {}), name).not.toMatchObject({
        ok: true,
        text: expect.stringContaining('function'),
      });
      expect(codes(`x {{${name}}}`).length, name).toBeGreaterThan(0);
    }
    expect(renderTemplate('{{constructor}}', {})).toEqual({ ok: false, missing: ['constructor'] });
  });

  it('do not read values as templates', () => {
    expect(renderTemplate('{{firstName}}', { firstName: '{{email}}', email: 'secret' })).toEqual({
      ok: true,
      text: '{{email}}',
    });
  });

  it('say what is wrong', () => {
    expect(codes('  ')).toEqual(['empty']);
    expect(codes('Hi {{nickName}}')).toEqual(['unknown_field']);
    expect(codes('Hi {{firstName')).toEqual(['unclosed']);
    expect(codes('Hi {{firstName {{city}}')).toEqual(['unclosed']);
    expect(codes('Hi firstName}}')).toEqual(['unopened']);
    expect(codes('Hi {{}}')).toEqual(['empty_field']);
    expect(codes('Hi {{a.b}}')).toEqual(['bad_name']);
    expect(codes('Hi {{#if x}}')).toEqual(['bad_name']);
    expect(codes('Hi {{firstName|there}}, {{city}}')).toEqual([]);
  });

  it('have samples for every field', () => {
    const body = MERGE_FIELDS.map((field) => `{{${field.name}}}`).join(' ');
    expect(renderTemplate(body, sampleValues()).ok).toBe(true);
    expect(parseTemplate(body).fields).toEqual([...MERGE_FIELD_NAMES]);
  });

  it('leave text without braces alone, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/\{\{|\}\}/.test(text)),
        (text) => {
          expect(renderTemplate(text, {})).toEqual({ ok: true, text });
        },
      ),
    );
  });

  it('never throw', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{{', '}}', '|', 'firstName', ' ', '{', '}', '__proto__')),
        (pieces) => {
          const body = pieces.join('');
          parseTemplate(body);
          validateTemplate(body, MERGE_FIELD_NAMES);
          renderTemplate(body, { firstName: 'A' });
        },
      ),
    );
  });
});
