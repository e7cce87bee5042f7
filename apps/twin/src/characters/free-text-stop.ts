import type { Character } from './character.js';

export const freeTextStop: Character = {
  name: 'free_text_stop',
  summary: 'opts out in their own words, which no carrier notices',
  weight: 4,
  pace: 'normal',
  turns: 1,
  revokes: true,
  openings: [
    'please take me off your list',
    'Please stop texting me',
    'Remove me from your list.',
    "Don't text me again",
    'Do not contact me anymore please',
    'Stop texting this number',
    'no mas por favor',
    'Take my number off your list thanks',
    'please remove my number',
    "I don't want these messages, stop sending them",
    'Never text me again',
    'Leave me alone and delete my number',
    'No more texts pls',
    'unsubscribe me from this',
  ],
};
