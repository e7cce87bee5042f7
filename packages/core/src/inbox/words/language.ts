import type { Language } from '../types.js';

/** Scripts that give a language away; Japanese before Chinese, because it uses both. */
const SCRIPTS: readonly (readonly [Language, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['el', /\p{Script=Greek}/gu],
];

/** Frequent words of each language that the others do not have, without accents. */
const COMMON: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  en: new Set(
    'the i you your my me we it is are was were am im ill ive dont cant wont isnt not and or but for with this that what who how when where why which will would can could should have has had do does did to of in on at by from if its yes yeah thanks thank please send call text house home sell selling interested number wrong stop right now later offer price email sure maybe sorry hello hi hey'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el la los las un una que de del en y o pero por para con sin mi mis su sus yo tu usted ustedes ella ellos es son esta estoy estamos soy somos no si me te se lo le les nos ya mas muy como cuando donde quien cual cuanto porque hola gracias favor casa vender venta interesa interesado interesada numero equivocado mensajes llame llamar hablar manana hoy dia semana mes ano dinero precio correo tengo tiene puedo puede quiero quiere aqui ahora despues bueno buenas'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le les des du une et ou mais pour avec sans mon ma mes votre vos notre je tu il elle nous vous ils est sont suis ne pas oui non merci bonjour qui que quoi comment quand pourquoi combien cest jai maison vendre demain interesse numero trop cher peut etre plus tard bureau absent'.split(
      ' ',
    ),
  ),
  pt: new Set(
    'o os as um uma e ou mas com sem meu minha seu sua eu voce voces ele ela nos sao esta estou sou nao sim obrigado obrigada quem qual quanto quando onde porque ola casa vender amanha interesse tenho pode numero errado mais informacoes falando'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das ein eine und oder aber mit ohne mein meine ihr ihre ich du er sie wir ist sind bin nicht kein keine ja nein danke hallo wer was wie wann warum wo haus verkaufen morgen interesse nummer bis zum von im auf fur bitte mehr'.split(
      ' ',
    ),
  ),
  it: new Set(
    'il lo gli uno una che di del della e o ma per con senza mio mia suo io tu lei noi voi sono siamo non si grazie ciao chi cosa come quando dove perche quanto casa vendere domani interessato interessata numero sbagliato'.split(
      ' ',
    ),
  ),
};
const WORD = /[\p{L}’']+/gu;
/** Enough words to tell a language; the rest of a long mail adds nothing. */
const MAX_WORDS = 120;

/** The language of a message; `und` when no word of it is known. Of equals the earlier in this list: English. */
export function languageOf(text: string): Language {
  const sample = text.slice(0, 2_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'und';
  for (const [language, script] of SCRIPTS)
    if ((sample.match(script)?.length ?? 0) * 3 > letters) return language;
  const words = (sample.match(WORD) ?? []).slice(0, MAX_WORDS).map((word) =>
    word
      .normalize('NFKD')
      .replace(/[\p{M}’']/gu, '')
      .toLowerCase(),
  );
  let best: Language = 'und';
  let most = 0;
  for (const [language, common] of Object.entries(COMMON) as [Language, ReadonlySet<string>][]) {
    const count = words.filter((word) => common.has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
