import { DNC_MAX_AGE_DAYS } from './ruleset.js';
import type { RuleName } from './types.js';

/** What each rule of the gate asks, in words for the page that shows the rules; in the order in which they decide. */
export const RULE_WORDS: Readonly<Record<RuleName, string>> = {
  suppression:
    'Nobody is written to whose address, or who as a person, is suppressed: opted out, litigator, complaint, erased, bounced or listed by hand. One opt-out holds for every number, campaign and sender of the team.',
  reachable: 'The lead is there and still has this address.',
  consent:
    'A text needs a recorded consent that says where it came from and covers texts. A withdrawn consent counts on every channel. E-mail needs none beforehand (CAN-SPAM).',
  phone_type: 'Landlines get no texts. A toll-free number is held: nobody knows whose local time applies.',
  dnc_data: `A team that keeps to the national do-not-call registry texts nobody who is on it, and nobody at all while its copy is older than ${DNC_MAX_AGE_DAYS} days (47 CFR 64.1200(c)(2)(i)(D)).`,
  content:
    'No public link shorteners. The first message to a person names the brand and says how to opt out.',
  email_setup:
    'A campaign e-mail needs a postal address, a one-click unsubscribe and a verified domain; a domain rests when complaints reach 0.30 %.',
  campaign: 'The campaign is active.',
  enrollment: 'The person’s run through the sequence goes on.',
  expiry: 'The message still makes sense: its time has not passed.',
  unknown_outcome: 'While it is not known what became of an earlier attempt, there is no other.',
  kill_switch: 'The team’s kill switch is off.',
  person_replied: 'Who wrote back gets no automatic message until somebody has dealt with it.',
  sender: 'The number or mailbox may send.',
  ten_dlc:
    'Long codes send to the USA only with an approved brand, an active 10DLC campaign and an active number.',
  other_address: 'One person is never written to on two numbers at once.',
  attempts_24h:
    'Where a state limits attempts to one person in 24 hours, the strictest of the plausible states holds.',
  frequency: 'The team’s own limits a day and a week hold for a person across all campaigns and numbers.',
  candidates:
    'Every plausible place counts: those of the address and those of the phone’s area code. With none, or with a trace that leads nowhere, the message is held.',
  window:
    'It must be allowed in every plausible time zone and state at once: federal hours, the state’s own, the team’s profile and the campaign’s hours together. With under a minute left, the next opening is awaited.',
};

/** Shown wherever rules are shown. */
export const RULESET_DISCLAIMER =
  'This is what the product checks before each message, with the sources it was read from. It is not legal advice, laws change, and some readings are disputed: have your counsel confirm what applies to you.';
