import type { Character } from './character.js';

/** Nobody is by chance: a demo or a test gives this part to the people who wrote to a shop first. */
export const curious: Character = {
  name: 'curious',
  summary: 'asks one thing that a shop can answer, and is content with the answer',
  weight: 0,
  pace: 'normal',
  turns: 1,
  openings: [
    'How much is delivery?',
    'How long does delivery take?',
    'Do you deliver on Saturdays?',
    'Do you carry Oakcrest shingles?',
    'What are your opening hours?',
    'Do you deliver to all states?',
    'Is there a minimum order?',
    'Can I return shingles that are left over?',
    'Do you take credit cards?',
    'What payment terms do you offer?',
    'Where is your warehouse?',
    'Do you have metal panels in stock?',
    'Is there a warranty on the shingles?',
    'Do you have a discount for contractors?',
    'What is the price of a bundle of shingles?',
    'Do you cut metal panels to length?',
  ],
};
