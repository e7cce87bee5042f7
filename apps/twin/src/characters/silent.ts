import type { Character } from './character.js';

export const silent: Character = {
  name: 'silent',
  summary: 'reads, perhaps, and never answers',
  weight: 46,
  pace: 'slow',
  turns: 0,
  openings: [],
};
