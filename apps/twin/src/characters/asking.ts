import type { Character } from './character.js';

export const asking: Character = {
  name: 'asking',
  summary: 'answers with a question before anything else',
  weight: 12,
  pace: 'normal',
  turns: 2,
  openings: [
    'Who is this?',
    'Hi, who am I speaking with?',
    'How did you get my number?',
    'What company are you with?',
    'Is this about the house or the business?',
    'What is this about?',
    'Sorry, do I know you?',
    'Is this a real person or a bot?',
    'How much would it cost?',
    'What exactly do you do?',
    'Are you local?',
    'Do you have a website I can look at?',
    'who dis',
  ],
  followUps: [
    {
      when: /\b(this is|my name|i'?m|i am|we are|with|from)\b/i,
      lines: [
        'Ok. And what would you need from me?',
        'Ah ok got it. Let me think about it',
        'Thanks for explaining. Do you have any reviews?',
        'Got it, thanks {name}... sorry, what was your name again?',
      ],
    },
    {
      when: /\b(when|time|call|talk)\b/i,
      lines: ['Could do a quick call {day} at {time}', 'Not on the phone please, text is fine'],
    },
  ],
  otherwise: ['Ok thanks for the info', 'Hm ok, I will think about it', 'And is there any obligation?'],
};
