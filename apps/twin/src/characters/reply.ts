import type { Random } from '../random.js';
import type { Character } from './character.js';

const NAMES = [
  'Dave',
  'Maria',
  'Chris',
  'Tanya',
  'Luis',
  'Karen',
  'Mike',
  'Priya',
  'Bob',
  'Angela',
  'Sam',
  'Denise',
];
const DAYS = ['Tomorrow', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const TIMES = ['10', '10:30', 'noon', '2pm', '3', '4:30', '5:15', '6pm'];
const MONTHS = ['January', 'March', 'April', 'June', 'September', 'October'];

/** Milliseconds at speed 1 between reading and answering: with the usual dial of 20, people take 5 to 40 seconds. */
const PACES: Record<Character['pace'], readonly [low: number, high: number]> = {
  machine: [20_000, 60_000],
  quick: [100_000, 300_000],
  normal: [120_000, 600_000],
  slow: [240_000, 800_000],
};

export interface Exchange {
  phone: string;
  /** 1 for the first reply of this person. */
  turn: number;
  /** What they were just told. */
  heard: string;
}

/** What this person says now, or null when nothing. */
export function composeReply(random: Random, character: Character, exchange: Exchange): string | null {
  const lines = linesFor(character, exchange);
  if (!lines || lines.length === 0) return null;
  const key = [exchange.phone, exchange.turn] as const;
  const line = random.pick(lines, 'line', ...key);
  const filled = line
    .replace('{name}', random.pick(NAMES, 'name', exchange.phone))
    .replace('{day}', random.pick(DAYS, 'day', ...key))
    .replace('{time}', random.pick(TIMES, 'time', ...key))
    .replace('{month}', random.pick(MONTHS, 'month', ...key));
  // Opt-outs are taken literally from the table: their spelling is what is being tested.
  return character.revokes || character.pace === 'machine' ? filled : inHand(random, exchange.phone, filled);
}

/** Milliseconds at speed 1 until the answer comes. */
export function replyDelay(random: Random, character: Character, phone: string, turn: number): number {
  const [low, high] = PACES[character.pace];
  // Squared: most answer early, some much later.
  const roll = random.unit('pace', phone, turn) ** 2;
  return low + (high - low) * roll;
}

function linesFor(character: Character, { turn, heard }: Exchange): readonly string[] | undefined {
  if (turn > character.turns) return undefined;
  if (turn === 1) return character.openings;
  if (turn === character.turns && character.closings) return character.closings;
  return character.followUps?.find((followUp) => followUp.when.test(heard))?.lines ?? character.otherwise;
}

/** Everybody types their own way, always the same. */
function inHand(random: Random, phone: string, text: string): string {
  const habit = random.unit('habit', phone);
  if (habit < 0.3) return text.toLowerCase();
  if (habit < 0.45) return text.replace(/[.!]$/, '');
  if (habit < 0.52) return text.replaceAll("'", '’');
  if (habit < 0.57) return `${text.replace(/[.]$/, '')} 👍`;
  return text;
}
