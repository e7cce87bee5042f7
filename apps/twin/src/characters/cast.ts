import type { Random } from '../random.js';
import { asking } from './asking.js';
import type { Character, CharacterName } from './character.js';
import { curious } from './curious.js';
import { freeTextStop } from './free-text-stop.js';
import { hostile } from './hostile.js';
import { interested } from './interested.js';
import { notNow } from './not-now.js';
import { outOfOffice } from './out-of-office.js';
import { silent } from './silent.js';
import { stop } from './stop.js';
import { wrongNumber } from './wrong-number.js';

/** Everybody a message can reach. A new character is a file beside these and a line here. */
export const CAST: Record<CharacterName, Character> = {
  silent,
  interested,
  asking,
  not_now: notNow,
  hostile,
  stop,
  free_text_stop: freeTextStop,
  wrong_number: wrongNumber,
  out_of_office: outOfOffice,
  curious,
};

/** Who owns this phone: the same for the same seed, in the shares of the cast's weights. */
export function characterOf(random: Random, phone: string): Character {
  const cast = Object.values(CAST);
  const total = cast.reduce((sum, character) => sum + character.weight, 0);
  let roll = random.unit('character', phone) * total;
  for (const character of cast) {
    if (roll < character.weight) return character;
    roll -= character.weight;
  }
  return silent;
}
