export const CHARACTER_NAMES = [
  'silent',
  'interested',
  'asking',
  'not_now',
  'hostile',
  'stop',
  'free_text_stop',
  'wrong_number',
  'out_of_office',
  'curious',
] as const;
export type CharacterName = (typeof CHARACTER_NAMES)[number];

/** How a kind of person answers. Texts may hold {name}, {day}, {time} and {month}. */
export interface Character {
  name: CharacterName;
  /** One line for people who read the control page. */
  summary: string;
  /** Share of all leads, in percent; 0: only who is given this part. */
  weight: number;
  /** An automatic answer comes at once; people take their time. */
  pace: 'machine' | 'quick' | 'normal' | 'slow';
  /** Most replies in one conversation; at most 3. */
  turns: 0 | 1 | 2 | 3;
  /** First reply. */
  openings: readonly string[];
  /** Later replies when what they were asked fits; tried in order. */
  followUps?: readonly FollowUp[];
  /** Later replies when nothing fits. */
  otherwise?: readonly string[];
  /** Last reply when all turns are used up. */
  closings?: readonly string[];
  /** True when the first reply withdraws consent: the person then says nothing more. */
  revokes?: boolean;
}

export interface FollowUp {
  when: RegExp;
  lines: readonly string[];
}
