import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type IcsMeeting, writeIcs } from './ics.js';

const MEETING: IcsMeeting = {
  uid: '0198@outreach',
  sequence: 2,
  method: 'REQUEST',
  startsAt: new Date('2026-11-24T20:00:00Z'),
  endsAt: new Date('2026-11-24T20:30:00Z'),
  stampedAt: new Date('2026-11-23T10:00:00Z'),
  summary: 'Call with Zoë',
  description: 'Bring: papers, keys; and\nquestions \\ answers',
  organizer: { name: 'Acme "Homes", Inc.', email: 'sales@acme.example' },
  attendee: { name: 'Zoë; López', email: 'zoe@lopez.example' },
};

const eventOf = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[] as never);
  return { calendar, event: new ICAL.Event(calendar.getFirstSubcomponent('vevent')!) };
};

describe('an invitation', () => {
  it('says to any calendar what was settled', () => {
    const { calendar, event } = eventOf(writeIcs(MEETING));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event.uid).toBe(MEETING.uid);
    expect(event.sequence).toBe(2);
    expect(event.startDate.toJSDate()).toEqual(MEETING.startsAt);
    expect(event.endDate.toJSDate()).toEqual(MEETING.endsAt);
    expect(event.summary).toBe(MEETING.summary);
    expect(event.description).toBe(MEETING.description);
    expect(event.organizer).toBe('mailto:sales@acme.example');
    expect(event.attendees[0]?.getParameter('cn')).toBe('Zoë; López');
  });

  it('calls the meeting off with the same id', () => {
    const { calendar, event } = eventOf(writeIcs({ ...MEETING, method: 'CANCEL', sequence: 3 }));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event.uid).toBe(MEETING.uid);
  });

  it('has lines of at most 75 octets that end properly, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ maxLength: 60 }),
        (summary, name) => {
          const text = writeIcs({ ...MEETING, summary, attendee: { name, email: 'a@b.example' } });
          expect(text.endsWith('\r\n')).toBe(true);
          for (const line of text.slice(0, -2).split('\r\n')) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
            expect(line).not.toMatch(/[\r\n]/);
          }
          const { event } = eventOf(text);
          expect(event.sequence).toBe(2);
          expect(event.attendees).toHaveLength(1);
        },
      ),
      { numRuns: 200 },
    );
  });
});
