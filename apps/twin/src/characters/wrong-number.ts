import type { Character } from './character.js';

export const wrongNumber: Character = {
  name: 'wrong_number',
  summary: 'is somebody else',
  weight: 4,
  pace: 'normal',
  turns: 2,
  openings: [
    'Wrong number',
    'You have the wrong person',
    'Sorry, wrong number. This is {name}',
    "I think you've got the wrong number, nobody here by that name",
    'wrong # sorry',
    'This is not them, I just got this number last month',
    "That's not me",
    'You must mean the previous owner of this phone',
  ],
  otherwise: ['No problem', 'All good', 'np'],
};
