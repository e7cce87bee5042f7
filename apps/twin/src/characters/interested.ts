import type { Character } from './character.js';

export const interested: Character = {
  name: 'interested',
  summary: 'wants to hear more, and names a time when asked',
  weight: 12,
  pace: 'normal',
  turns: 3,
  openings: [
    'Yes, I might be interested. What did you have in mind?',
    'Hi, yes this is {name}. Tell me more',
    'Sure, I could be open to that. Can you give me a call?',
    "Actually yes, we've been thinking about this for a while",
    'Interested. Send me the details please',
    'Good timing, we were just talking about this last week. What are the next steps?',
    'Yeah sounds good, call me whenever',
    'I would consider it if the numbers make sense',
    'Possibly! What would it look like for us?',
    'Yes please. Evenings are best for me',
    'Maybe, what are you offering?',
    "Depends but I'm listening",
    'Ok you have my attention 🙂',
    "Send it over, I'll take a look by the end of the month",
  ],
  followUps: [
    {
      when: /\b(when|what time|time|call|talk|chat|meet|schedule|available|calendar|free|minutes)\b/i,
      lines: [
        '{day} around {time} works for me',
        'How about {day} at {time}?',
        'I can do {day} after {time}',
        'Any time after {time} is fine, {day} is better though',
        '{day} {time}. Call this number please',
        "Free {day} morning, or {time} if that's easier",
      ],
    },
    {
      when: /\b(e-?mail|send you|send over)\b/i,
      lines: [
        'Sure, text it here first and I will give you my email after',
        'Email is fine, same name at gmail',
      ],
    },
    {
      when: /\b(price|offer|cost|worth|budget|number)\b/i,
      lines: [
        'Make me an offer and we can go from there',
        'Not sure yet, what do others pay?',
        'I have a number in mind but you go first 😄',
      ],
    },
  ],
  otherwise: [
    'Yes that works',
    'Ok sounds good',
    'Sure, that is fine with me',
    'Yep. {day} is good if you want to talk',
    'Ok, and how long does it usually take?',
  ],
  closings: [
    'Perfect, talk then',
    'Great, thanks!',
    'Ok see you then 👍',
    'Sounds good, thank you',
    'Works for me. Talk soon',
  ],
};
