import type { Character } from './character.js';

export const outOfOffice: Character = {
  name: 'out_of_office',
  summary: 'a machine answers within seconds',
  weight: 4,
  pace: 'machine',
  turns: 1,
  openings: [
    "I'm driving right now - I'll get back to you when I get where I'm going. (I'm not receiving notifications.)",
    'Auto-reply: I am out of the office until {day} and will answer when I am back.',
    'Thank you for your message. Our office is closed. Business hours are Monday to Friday, 9 to 5.',
    "I can't talk right now. What's up? (automatic message)",
    'This is an automated response. {name} is on leave until {month}. For urgent matters call the main line.',
    'Do Not Disturb is on. I will see your message later. Sent from my car',
  ],
};
