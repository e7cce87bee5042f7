import type { SpeechRule } from './rule.js';

/**
 * The little that is read in other languages: refusals and wrong numbers, so that nobody is bothered on, and what is
 * plain. Anything else goes to a model or a person.
 */
export const ELSEWHERE_RULES: readonly SpeechRule[] = [
  {
    name: 'fr:not_interested',
    intent: 'not_interested',
    confidence: 0.92,
    match: [
      /\bnon merci\b/,
      /\b(?:pas|plus|aucunement|guere) (?:du tout )?interesse\w*\b/,
      /\bpas a vendre\b/,
      /\b(?:ne|n) (?:\w+ )?(?:veux|voulons|souhaite|souhaitons) pas vendre\b/,
      /\bca ne (?:m|nous) interesse pas\b/,
      /\bne m ?interesse pas\b/,
    ],
  },
  {
    name: 'fr:wrong_number',
    intent: 'wrong_number',
    confidence: 0.93,
    match: [
      /\b(?:mauvais|faux) numero\b/,
      /\bvous (?:vous )?trompez\b/,
      /\berreur de (?:numero|personne)\b/,
      /\bvous etes trompe\b/,
    ],
  },
  {
    name: 'fr:not_now',
    intent: 'not_now',
    confidence: 0.88,
    match: [
      /\bpas (?:maintenant|pour l ?instant|pour le moment|aujourdhui|tout de suite)\b/,
      /\b(?:peut etre )?plus tard\b/,
      /\bje suis (?:occupe\w*|en reunion|au travail)\b/,
      /\blaissez moi reflechir\b/,
    ],
  },
  {
    name: 'fr:objection',
    intent: 'objection',
    confidence: 0.85,
    match: [/\btrop (?:cher|bas|peu)\b/, /\b(?:ai|avons) deja un (?:agent|fournisseur)\b/, /\bune arnaque\b/],
  },
  {
    name: 'fr:hostile',
    intent: 'hostile',
    confidence: 0.93,
    match: [
      /\bva te faire\b/,
      /\bconnards?\b/,
      /\bsalauds?\b/,
      /\benfoire\w*\b/,
      /\bferme ta gueule\b/,
      /\bfils de pute\b/,
      /\bescrocs?\b/,
      /\ballez au diable\b/,
    ],
  },
  {
    name: 'fr:legal',
    intent: 'legal_threat',
    confidence: 0.92,
    match: [/\bmon avocat\b/, /\bporter plainte\b/, /\bpoursuivre en justice\b/, /\bporte plainte\b/],
  },
  {
    name: 'fr:out_of_office',
    intent: 'out_of_office',
    confidence: 0.92,
    match: [/\babsente? (?:du bureau|jusquau|jusqu au|pour)\b/, /\breponse automatique\b/, /\ben conges?\b/],
  },
  {
    name: 'fr:question',
    intent: 'question',
    confidence: 0.88,
    match: [
      /\b(?:cest|c est) qui\b/,
      /\bqui (?:etes|est|es|parle)\b/,
      /\bcombien\b/,
      /\bcomment (?:avez|as|ca)\b/,
      /\bquelle (?:maison|societe|entreprise)\b/,
      /\bde quoi\b/,
      /\bpourquoi\b/,
    ],
  },
  {
    name: 'fr:scheduling',
    intent: 'scheduling',
    confidence: 0.85,
    match: [
      /\b(?:appelez|rappelez) moi\b/,
      /\b(?:on peut|pouvons nous|peut on) (?:se |nous )?(?:parler|voir|appeler|rencontrer)\b/,
      /\brendez vous\b/,
      /\bdemain a \d/,
    ],
    unless: /\bne (?:me )?(?:r)?appelez\b/,
  },
  {
    name: 'fr:interested',
    intent: 'interested',
    confidence: 0.85,
    match: [
      /\b(?:je suis|nous sommes|tres|serais) (?:\w+ )?interesse\w*\b/,
      /\b(?:ca|cela) m ?interesse\b/,
      /\benvoyez moi (?:les|plus|votre)\b/,
      /\bplus d ?informations?\b/,
    ],
    unless: /\b(?:pas|ne|non|plus du tout|n)\b/,
  },
  {
    name: 'pt:not_interested',
    intent: 'not_interested',
    confidence: 0.92,
    match: [
      /\bnao (?:tenho|temos|ha) (?:nenhum )?interesse\b/,
      /\bsem interesse\b/,
      /\bnao (?:estou|estamos) interessad[oa]s?\b/,
      /\bnao (?:obrigad[oa]|quero vender|esta a venda)\b/,
    ],
  },
  {
    name: 'pt:wrong_number',
    intent: 'wrong_number',
    confidence: 0.93,
    match: [/\bnumero errado\b/, /\bpessoa errada\b/, /\bfoi engano\b/, /\bligou errado\b/],
  },
  {
    name: 'pt:question',
    intent: 'question',
    confidence: 0.88,
    match: [
      /\bquem (?:e|esta|fala)\b/,
      /\bquanto (?:custa|pagam|e)\b/,
      /\bcomo (?:conseguiu|funciona)\b/,
      /\bde qual empresa\b/,
    ],
  },
  {
    name: 'pt:interested',
    intent: 'interested',
    confidence: 0.85,
    match: [
      /\btenho (?:muito )?interesse\b/,
      /\bestou interessad[oa]\b/,
      /\bmais informacoes\b/,
      /\bquero vender\b/,
    ],
    unless: /\bnao\b/,
  },
  {
    name: 'de:not_interested',
    intent: 'not_interested',
    confidence: 0.92,
    match: [
      /\bkein(?:e|erlei)? interesse\b/,
      /\bnicht interessiert\b/,
      /\bnein danke\b/,
      /\bnicht (?:zu verkaufen|verkaufen)\b/,
    ],
  },
  {
    name: 'de:wrong_number',
    intent: 'wrong_number',
    confidence: 0.93,
    match: [/\bfalsche (?:nummer|person)\b/, /\bverwahlt\b/],
  },
  {
    name: 'de:question',
    intent: 'question',
    confidence: 0.88,
    match: [
      /\bwer (?:ist|sind|bist|spricht|schreibt)\b/,
      /\bworum geht\b/,
      /\bwoher haben sie\b/,
      /\bwas (?:kostet|wollen)\b/,
    ],
  },
  {
    name: 'de:out_of_office',
    intent: 'out_of_office',
    confidence: 0.93,
    match: [/\babwesenheits\w*\b/, /\bnicht im (?:buro|haus)\b/, /\bautomatische antwort\b/, /\bim urlaub\b/],
  },
];
