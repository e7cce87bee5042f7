import type { Character } from './character.js';

export const stop: Character = {
  name: 'stop',
  summary: 'opts out with a keyword',
  weight: 6,
  pace: 'quick',
  turns: 1,
  revokes: true,
  openings: [
    'STOP',
    'Stop',
    'stop',
    'Stop.',
    'STOP!!',
    'STOP ',
    'Unsubscribe',
    'UNSUBSCRIBE',
    'Cancel',
    'END',
    'Quit',
    'stop 🛑',
    'STOPALL',
    'Opt out',
    'OPTOUT',
    'Revoke',
  ],
};
