import type { Character } from './character.js';

export const notNow: Character = {
  name: 'not_now',
  summary: 'friendly, but not today',
  weight: 8,
  pace: 'slow',
  turns: 2,
  openings: [
    'Not right now, maybe in {month}',
    "I'm at work, can't talk",
    'Bad time, try me again next month',
    'Not interested at the moment, thanks',
    'We just signed with someone else. Check back next year',
    "Can't stop laughing, I literally sold it yesterday",
    "We're on vacation until the weekend, after that maybe",
    'No thanks, not at this time',
    'Not interested',
    'Driving. Later',
    'Ask me again after the holidays',
  ],
  followUps: [
    {
      when: /\b(when|check back|follow up|reach out|month|later|better)\b/i,
      lines: ['Try me in {month}', 'Middle of {month} would be ok', 'Not sure, a few months probably'],
    },
  ],
  otherwise: ['Ok thanks', 'Will do', 'Sure, no problem'],
};
