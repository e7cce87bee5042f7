import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { parseVoiceTwiml } from './voice-twiml.js';
import { toneWav } from './wav.js';

describe('what a call is told to do', () => {
  it('is read as the vendor’s own library writes it', () => {
    const response = new twilio.twiml.VoiceResponse();
    response.say('Rock & roll <now>');
    const dial = response.dial({
      callerId: '+13055550100',
      record: 'record-from-answer-dual',
      action: '/a?b=1&c=2',
    });
    dial.number({ url: '/lead', statusCallbackEvent: ['ringing', 'answered'] }, '+12125550101');
    response.record({ maxLength: 60 });
    response.hangup();
    const verbs = parseVoiceTwiml('text/xml', response.toString());
    expect(verbs?.map(({ name }) => name)).toEqual(['Say', 'Dial', 'Record', 'Hangup']);
    expect(verbs?.[0]?.text).toBe('Rock & roll <now>');
    expect(verbs?.[1]?.attributes).toMatchObject({ callerId: '+13055550100', action: '/a?b=1&c=2' });
    expect(verbs?.[1]?.nouns).toEqual([
      {
        name: 'Number',
        text: '+12125550101',
        attributes: { url: '/lead', statusCallbackEvent: 'ringing answered' },
        nouns: [],
      },
    ]);
  });

  it('is nothing in an empty document, and an error in anything else', () => {
    expect(parseVoiceTwiml('text/xml; charset=utf-8', '<?xml version="1.0"?><Response/>')).toEqual([]);
    expect(parseVoiceTwiml('text/xml', '<Response></Response>')).toEqual([]);
    expect(parseVoiceTwiml('application/json', '{"error":1}')).toBeNull();
    expect(parseVoiceTwiml('text/xml', '<Other/>')).toBeNull();
  });
});

it('records as many seconds as were spoken', () => {
  const wav = toneWav(3);
  expect(wav.subarray(0, 4).toString()).toBe('RIFF');
  expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
  expect(wav.length - 44).toBe(3 * wav.readUInt32LE(24));
});
