/** A meeting as an invitation carries it. */
export interface IcsMeeting {
  /** The same for all changes of the meeting. */
  uid: string;
  /** Counts the changes. */
  sequence: number;
  method: 'REQUEST' | 'CANCEL';
  startsAt: Date;
  endsAt: Date;
  /** When this was written. */
  stampedAt: Date;
  summary: string;
  description: string;
  organizer: { name: string; email: string };
  attendee: { name: string; email: string };
}

const LINE_OCTETS = 75;

/**
 * An invitation by RFC 5545 and 5546, for a `text/calendar` part. Times are in UTC, so that no zone has to be
 * described; every calendar shows them in its owner's.
 */
export function writeIcs(meeting: IcsMeeting): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Outreach Global//Appointments//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${meeting.method}`,
    'BEGIN:VEVENT',
    `UID:${escapeText(meeting.uid)}`,
    `SEQUENCE:${meeting.sequence}`,
    `DTSTAMP:${utc(meeting.stampedAt)}`,
    `DTSTART:${utc(meeting.startsAt)}`,
    `DTEND:${utc(meeting.endsAt)}`,
    `SUMMARY:${escapeText(meeting.summary)}`,
    ...(meeting.description ? [`DESCRIPTION:${escapeText(meeting.description)}`] : []),
    `ORGANIZER;CN=${parameter(meeting.organizer.name)}:mailto:${address(meeting.organizer.email)}`,
    `ATTENDEE;CN=${parameter(meeting.attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${address(meeting.attendee.email)}`,
    `STATUS:${meeting.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(fold).join('\r\n') + '\r\n';
}

/** `20261124T200000Z` */
function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escapeText(text: string): string {
  return clean(text)
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n');
}

/** A quoted parameter: RFC 5545 knows no escape for quotes in it. */
function parameter(text: string): string {
  return `"${clean(text)
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll('"', "'")}"`;
}

/** Nothing of an address may end its line or begin a property. */
function address(email: string): string {
  return email.replaceAll(/[\s\p{Cc}]/gu, '');
}

function clean(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\r\n\t]/gu, '');
}

/** Lines have at most 75 octets; what is longer goes on after a line break and a space, never within a character. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    const room = parts.length === 0 ? LINE_OCTETS : LINE_OCTETS - 1;
    if (octets + size > room) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

/** Of a character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
