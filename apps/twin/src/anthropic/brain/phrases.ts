import type { Agent } from './question.js';

/** What a reply may be about, beside the intents. */
export type Topic =
  | 'opening'
  | 'follow_up'
  | 'interested'
  | 'scheduling'
  | 'booked'
  | 'who'
  | 'robot'
  | 'answer'
  | 'unknown_answer'
  | 'email_captured'
  | 'objection'
  | 'not_now'
  | 'goodbye'
  | 'unclear';

/**
 * Sentences with gaps for facts: {name}, {agent}, {company}, {address}, {slots}, {slot}, {answer}. A part in square
 * brackets is left out when one of its gaps has no fact. Plain GSM letters.
 */
export const PHRASES: Readonly<Record<'en' | 'es', Readonly<Record<Topic, readonly string[]>>>> = {
  en: {
    opening: [
      'Hi[ {name}], this is {agent}[ with {company}]. [I was looking at {address} and ]wanted to ask if you would be open to a conversation about it?',
      'Hello[ {name}], {agent}[ from {company}] here. Would you be open to talking[ about {address}]?',
    ],
    follow_up: [
      'Hi[ {name}], just checking in[ about {address}]. Is this still something you would like to talk about?',
      'Hello[ {name}], {agent} again[ about {address}]. No rush, is there anything I can answer for you?',
    ],
    interested: [
      'Thanks[ {name}], good to hear. [The next step for {address} is a short call. ]What time of day suits you?',
      'Great[, {name}]. A short call is the easiest way to go on[ with {address}]. When would it suit you?',
    ],
    scheduling: [
      'Happy to set that up[, {name}]. I have {slots}. Which one suits you?',
      'Sure[ {name}]. Would {slots} work for you?',
    ],
    booked: [
      'Perfect[, {name}]. I have you down for {slot}. You will get an invitation.',
      'Done[, {name}]: {slot}. The invitation is on its way.',
    ],
    who: [
      'This is {agent}[ with {company}]. I am writing[ about {address}] to see if you would like to talk about it.',
    ],
    robot: [
      'I am {agent}, an automated assistant[ for {company}]. A person from the team reads along and can take over whenever you like.',
    ],
    answer: ['Good question[, {name}]. {answer}', 'Thanks for asking[, {name}]. {answer}'],
    unknown_answer: [
      'Good question[, {name}]. I would rather have someone from the team answer that properly, so I am passing it on.',
    ],
    email_captured: [
      'Thank you[, {name}], I have noted your e-mail address. Someone from the team will write to you there.',
    ],
    objection: [
      'I understand[, {name}], thanks for being open about it. Would it help if someone from the team talked it through with you?',
    ],
    not_now: [
      'No problem at all[, {name}]. I will leave it for now. When would be a better time to check in?',
      'Understood[, {name}]. There is no rush. May I check in again later?',
    ],
    goodbye: ['Understood[, {name}]. Thank you for letting me know, and all the best.'],
    unclear: [
      'Thanks for writing back[, {name}]. Could you tell me a little more about what you have in mind?',
    ],
  },
  es: {
    opening: ['Hola[ {name}], soy {agent}[ de {company}]. Le gustaria hablar[ sobre {address}]?'],
    follow_up: ['Hola[ {name}], le escribo de nuevo[ sobre {address}]. Le interesa que hablemos?'],
    interested: ['Gracias[ {name}], me alegra. A que hora le conviene una llamada corta[ sobre {address}]?'],
    scheduling: ['Con gusto[ {name}]. Tengo {slots}. Cual le conviene?'],
    booked: ['Perfecto[ {name}]. Queda para {slot}. Le llegara una invitacion.'],
    who: ['Soy {agent}[ de {company}]. Le escribo[ sobre {address}].'],
    robot: [
      'Soy {agent}, un asistente automatico[ de {company}]. Una persona del equipo puede seguir cuando usted quiera.',
    ],
    answer: ['Buena pregunta[ {name}]. {answer}'],
    unknown_answer: [
      'Buena pregunta[ {name}]. Prefiero que alguien del equipo le responda bien, le paso el mensaje.',
    ],
    email_captured: ['Gracias[ {name}], anote su correo. Alguien del equipo le escribira.'],
    objection: ['Le entiendo[ {name}], gracias por decirlo. Le ayudaria hablarlo con alguien del equipo?'],
    not_now: ['No hay problema[ {name}]. Cuando seria mejor que le escriba de nuevo?'],
    goodbye: ['Entendido[ {name}]. Gracias por avisarme.'],
    unclear: ['Gracias por responder[ {name}]. Me puede decir un poco mas?'],
  },
};

/** The persona's name where no fact gives one. */
export const NAMES: Readonly<Record<Agent, string>> = {
  gianna: 'Gianna',
  cathy: 'Cathy',
  sabrina: 'Sabrina',
  neva: 'Neva',
};
