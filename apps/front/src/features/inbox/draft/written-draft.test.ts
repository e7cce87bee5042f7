import { describe, expect, it } from 'vitest';
import { writtenDraft } from './written-draft';

const sms = { channel: 'SMS', body: 'Tuesday at 3 PM?', subject: null } as const;
const mail = { channel: 'EMAIL', body: 'Tuesday at 3 PM?', subject: 'Your roof' } as const;

describe('what a person makes of a draft', () => {
  it.each([
    ['  Wednesday at 4 PM?\n\n', 'Wednesday at 4 PM?'],
    ['Wednesday\n\nat 4 PM?', 'Wednesday\n\nat 4 PM?'],
    ['\u00a0Wednesday\t', 'Wednesday'],
  ])('%j is judged as it is sent', (typed, text) => {
    const { send, written } = writtenDraft(sms, { body: typed, subject: '' });
    expect(send).toEqual({ body: text, subject: null });
    expect(written).toEqual({ body: text, subject: null, unchanged: false });
  });

  it.each(['', '  ', '\n\t\u00a0'])('%j is nothing to send', (typed) => {
    expect(writtenDraft(sms, { body: typed, subject: '' }).send).toBeNull();
  });

  it.each(['Tuesday at 3 PM?', ' Tuesday at 3 PM?\n'])('%j is the draft itself', (typed) => {
    expect(writtenDraft(sms, { body: typed, subject: '' }).written.unchanged).toBe(true);
  });

  it.each([
    ['Your roof', null, 'Your roof', true],
    [' Your roof ', null, 'Your roof', true],
    [' ', null, 'Your roof', true],
    [' Your new roof ', 'Your new roof', 'Your new roof', false],
  ])('the subject %j', (typed, sent, judged, unchanged) => {
    const { send, written } = writtenDraft(mail, { body: mail.body, subject: typed });
    expect(send?.subject).toBe(sent);
    expect(written).toEqual({ body: mail.body, subject: judged, unchanged });
  });
});
