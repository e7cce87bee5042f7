import type { PhraseRule } from './phrases.js';

// Normalized text has no accents: `quítame` is `quitame`, `más` is `mas`.
const ESCRIBIR =
  '(?:escrib\\w*|mand\\w*|envi\\w*|llam\\w*|molest\\w*|contact\\w*|texte\\w*|mensaje\\w*|moles\\w*|fastidi\\w*|comunic\\w*)';
const COSAS = '(?:mensajes?|textos?|sms|llamadas?|correos?|mensajitos?|publicidad|propaganda|notificaciones)';

/** Free text in Spanish that withdraws consent. */
export const SPANISH_PHRASES: readonly PhraseRule[] = [
  {
    name: 'es:no_mas',
    match: new RegExp(
      `\\b(?:no|ni un|ningun|basta de|ya no) mas (?:${COSAS})\\b|\\bbasta de (?:${COSAS})\\b|^(?:por favor |ya )*no mas(?: por favor| gracias)?$`,
    ),
  },
  {
    name: 'es:para_de',
    match: new RegExp(
      `\\b(?:para|pare|paren|parar|deja|deje|dejen|dejar|dejame|dejeme|dejenme) (?:ya )?de (?:estar )?(?:me |estar me )?${ESCRIBIR}`,
    ),
    unless: /\bno (?:deje[ns]?|dejar|pare[ns]?|parar)\b/,
  },
  {
    name: 'es:no_me_escribas',
    match: new RegExp(
      `\\bno (?:me|nos) (?:vuelva[sn]? a |sigas? |sigan |este[sn]? )?(?:escriba[sn]?|escribir(?:me)?|escribiendo|mande[sn]?|mandar(?:me)?|mandando|envie[sn]?|enviar(?:me)?|enviando|llame[sn]?|llamar(?:me)?|llamando|moleste[sn]?|molestar(?:me)?|contacte[sn]?|contactar(?:me)?|texteen?|textees)\\b`,
    ),
    unless: /\b(?:por que|porque) no me\b|\b(?:hoy|ahora|todavia|hasta|antes)\b/,
  },
  {
    name: 'es:quitame',
    match:
      /\b(?:quit(?:a|e|en|ar)(?:me|nos)|saca(?:me|nos)|saque(?:me|nos)|saquen(?:me|nos)|borr(?:a|e|en|ar)(?:me|nos)|elimin(?:a|e|en|ar)(?:me|nos)|remuev(?:a|e|an)(?:me|nos))(?:$| (?:de|ya|por|la|su|tu|esta|ahora)\b)|\b(?:quit|borr|elimin|remuev|saqu|sac)(?:a|e|en|ar|an) mi (?:numero|nombre|telefono|celular|contacto)\b/,
    unless: /\bno (?:me )?(?:quit|borr|elimin|remuev|saqu|sac)/,
  },
  {
    name: 'es:baja',
    match:
      /\b(?:da|de|den|dar|dame|deme|denme|darme|darse|quiero la|solicito la|pido la) (?:me )?(?:de )?baja\b/,
  },
  {
    name: 'es:no_quiero',
    match: new RegExp(
      `\\bno (?:quiero|deseo|quisiera|necesito|autorizo|acepto) (?:que me (?:escriba|mande|envie|llame|contacte|moleste)\\w*|(?:recibir |mas |sus |tus |estos |ningun |ninguna |mas de sus )*(?:${COSAS})|recibir (?:mas|nada|esto))\\b|\\bya no quiero (?:recibir|mas|que me)\\b`,
    ),
  },
  { name: 'es:dejame', match: /\b(?:deja|deje|dejen)(?:me|nos) (?:en paz|tranquil[oa])\b/ },
  {
    name: 'es:cancelar',
    match: new RegExp(
      `\\b(?:cancelar?|cancela|cancele|cancelen|anular?|anule) (?:mi |la |los |estos |las |estas |mis )?(?:suscripcion|${COSAS})\\b`,
    ),
  },
];
