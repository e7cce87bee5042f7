import type { Character } from './character.js';

export const hostile: Character = {
  name: 'hostile',
  summary: 'angry, sometimes with threats, without a clean opt-out word',
  weight: 4,
  pace: 'quick',
  turns: 2,
  openings: [
    'How the hell did you get this number??',
    'You people are the worst',
    'I am on the do not call list. I will report you to the FCC',
    'Get a real job',
    'This is harassment. My lawyer will be in touch',
    'SCAM',
    'Are you kidding me, third one today',
    'Lose my number!!',
    'What kind of idiot texts people at this hour',
    'Reported as spam.',
  ],
  otherwise: [
    'I said what I said',
    'Unbelievable. Still texting me?',
    'Blocked.',
    'Do you not understand English?',
  ],
};
