import { lineTypeWords } from '../../lib/line-types';
import { phonesInWords } from '../../lib/phone-text';
import { reasonText } from '../../lib/suppression-reasons';

const names: Readonly<Record<string, string>> = {
  suppression: 'Suppression list',
  reachable: 'Lead and address',
  consent: 'Consent',
  phone_type: 'Kind of line',
  dnc_data: 'Do-not-call registry',
  content: 'Words of the text',
  email_setup: 'E-mail set-up',
  campaign: 'Campaign',
  enrollment: 'Run through the sequence',
  expiry: 'Time in which it makes sense',
  unknown_outcome: 'Earlier attempts',
  kill_switch: 'Kill switch',
  person_replied: 'Reply of the person',
  sender: 'Sender',
  ten_dlc: '10DLC registration',
  other_address: 'Other numbers of the person',
  attempts_24h: 'Attempts in 24 hours',
  frequency: 'Messages a day and a week',
  candidates: 'Places the person may be in',
  window: 'Permitted hours',
  conversation_consent: 'Answer to their own message',
  direct_answer: 'Answer within 15 minutes',
  ledger_planner: 'Stopped by the planner',
  ledger_sweeper: 'Stopped by the sweeper',
  ledger_revocation: 'Stopped by a revocation',
  ledger_user: 'Stopped by a person',
  ledger_campaign: 'Stopped with its campaign',
  ledger_callback: 'Stopped by the carrier’s report',
};

/** What a rule is called; one that this version does not know is shown as it is, without its underscores. */
export function ruleName(rule: string): string {
  return names[rule] ?? capital(rule);
}

/** outside_window → "Outside window". */
export function capital(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const senderKinds: Readonly<Record<string, string>> = {
  long_code: 'long code',
  toll_free: 'toll-free number',
  short_code: 'short code',
  test: 'number for tests',
};
const scopes: Readonly<Record<string, string>> = { any: 'every channel', sms: 'texts', email: 'e-mail' };
const sources: Readonly<Record<string, string>> = {
  conversation: 'the conversation',
  sms_keyword: 'START by SMS',
};
const placed: Readonly<Record<string, string>> = { area_code: 'area code', zip: 'ZIP', state: 'state' };
const suppressed: Readonly<Record<string, string>> = { address: 'this address', person: 'this person' };

/** Where a consent comes from: what a person wrote, or what the system itself noted, in words. */
export function consentSource(source: string): string {
  return sources[source] ?? source;
}

const id = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

/** Texts without the ids in them; the export has those. */
export function withoutIds(text: string): string {
  return text.replaceAll(new RegExp(`,? \\((?:message )?${id}\\)|, message ${id}\\b|,? ${id}\\b`, 'g'), '');
}

type Rewrite = readonly [pattern: RegExp, words: (...parts: string[]) => string];

/** What the gate wrote into the detail of each rule, and how it reads. Stored records hold it: none is ever renamed. */
const rewrites: Readonly<Record<string, readonly Rewrite[]>> = {
  phone_type: [[/(?<=^Line type: )\w+(?=\.$)/g, lineTypeWords]],
  suppression: [
    [
      new RegExp(`(\\w+) \\((address|person), ${id}\\)`, 'g'),
      (_all, reason = '', scope = '') => `${reasonText(reason)} (${suppressed[scope] ?? scope})`,
    ],
  ],
  consent: [
    [
      / from (.+), scope (any|sms|email)\.$/g,
      (_all, source = '', scope = '') => ` from ${consentSource(source)}, for ${scopes[scope] ?? scope}.`,
    ],
    [
      / covers (any|sms|email), not (sms|email)\.$/g,
      (_all, has = '', needs = '') => ` covers ${scopes[has] ?? has}, not ${scopes[needs] ?? needs}.`,
    ],
  ],
  sender: [
    [
      new RegExp(`^Sender ${id} \\((\\w+)\\) is `, 'g'),
      (_all, kind = '') => `The sender, a ${senderKinds[kind] ?? kind.replaceAll('_', ' ')}, is `,
    ],
  ],
  enrollment: [[/^The enrollment is /g, () => 'The run is ']],
  frequency: [[/(\d+) of any/g, (_all, count = '') => `${count}, no limit`]],
  candidates: [[/\b(area_code|zip|state)(?= \S)/g, (code) => placed[code] ?? code]],
};

/** A place with its local clock: that is told as it stands there, not in the reader's time. */
const placeAndClock = /( [A-Z]{2})? \d{4}-\d\d-\d\dT(\d\d:\d\d)[\d:.]*[+-]\d\d:\d\d/g;
/** What stopped a message: "held → canceled by a person". */
const move = /^(\w+) → (\w+) /;
const zone = /\b[A-Z][A-Za-z]+(?:\/[A-Z][\w-]+)+/g;
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;
const code = /\b[a-z]+(?:_[a-z\d]+)+\b/g;

interface Writers {
  /** How an instant is written. */
  moment: (iso: string) => string;
  /** How a state of the ledger is called. */
  state: (code: string) => string;
}

/** The detail of a rule for people: words for codes, moments in the reader's time, ids left out. */
export function ruleDetail(rule: string, detail: string, write: Writers): string {
  const reworded = (rewrites[rule] ?? []).reduce(
    (text, [pattern, words]) => text.replaceAll(pattern, words),
    detail,
  );
  return phonesInWords(withoutIds(reworded))
    .replace(move, (_all, from: string, to: string) => `${write.state(from)} → ${write.state(to)} `)
    .replaceAll(
      placeAndClock,
      (_all, state: string | undefined, clock: string) => `${state ?? ''}, ${clock} there`,
    )
    .replaceAll(instant, write.moment)
    .replaceAll(zone, (name) => name.replaceAll('_', ' '))
    .replaceAll(code, (word) => word.replaceAll('_', ' '));
}
