import type { SpeechRule } from './rule.js';

const DIA = '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|hoy|mediodia|fin de semana)';

/** What people say in Spanish; normalized text has no accents (`mañana` is `manana`). */
export const SPANISH_RULES: readonly SpeechRule[] = [
  {
    name: 'es:legal',
    intent: 'legal_threat',
    confidence: 0.95,
    match:
      /\b(?:demand(?:ar|are|arlos|arles|arte|aremos|a legal)|voy a demandar|los voy a demandar|(?:mi|nuestro) abogad[oa]|(?:poner|presentar|hacer|levantar) (?:una )?(?:denuncia|queja|demanda)|los (?:voy a )?denunci\w+|denunciarlos|nos vemos en (?:la )?corte|accion(?:es)? legal(?:es)?)\b/,
    unless: /\b(?:en demanda|mucha demanda|sin abogados?)\b/,
  },
  {
    name: 'es:hostile',
    intent: 'hostile',
    confidence: 0.93,
    match:
      /\b(?:hij[oa]s? de puta|hdp|chinga\w*|pendej\w+|cabron\w*|vete (?:a la|al)|vayase (?:a la|al)|vayanse (?:a la|al)|a la (?:mierda|chingada|verga)|mierda|pinches?|estafador(?:a|es)?|ratas?|ladron(?:es|a)?|idiotas?|imbecil(?:es)?|basura|sinverguenzas?|muerete|carajo|rateros?|puto|puta)\b/,
    unless: /\b(?:son|es|eres) (?:ustedes |esto |usted )?(?:una )?(?:estafa)\b/,
  },
  {
    name: 'es:wrong_number',
    intent: 'wrong_number',
    confidence: 0.95,
    match: [
      /\bno hay nadie (?:con|de|llamad\w+)\b/,

      /\b(?:numero|persona|telefono) (?:equivocad[oa]|incorrect[oa]|erroneo)\b/,
      /\b(?:se|te) (?:equivoc\w+|confund\w+)\b/,
      /\b(?:esta|estas) equivocad[oa]\b/,
      /\bno soy (?:el |la )?(?:duen[oa]|propietari[oa]|esa persona|ese|esa|quien)\b/,
      /\b(?:aqui )?no (?:vive|hay|esta|conozco)(?: aqui)? (?:ningun|ninguna|nadie|a ningun|a ninguna|a nadie|a)\b/,
      /\bya no (?:es su|tiene este|usa este) (?:numero|telefono)\b/,
      /\bno conozco a\b/,
    ],
  },
  {
    name: 'es:out_of_office',
    intent: 'out_of_office',
    confidence: 0.93,
    match: [
      /\bfuera de (?:la )?oficina\b/,
      /\brespuesta automatica\b/,
      /\bmensaje automatico\b/,
      /\b(?:estoy|estare|me encuentro) de (?:vacaciones|permiso|viaje|licencia)\b/,
      /\bgracias por (?:contactar|comunicarse|escribir)\w*\b.*\b(?:responder|pronto|brevedad|horario)\w*\b/,
    ],
  },
  {
    name: 'es:not_interested',
    intent: 'not_interested',
    confidence: 0.95,
    match: [
      /\b(?:nunca|jamas) (?:la |lo )?(?:voy|vamos) a vender\w*\b/,
      /\bno (?:la |lo )(?:voy|vamos|pienso|quiero) (?:a )?vender\w*\b/,

      /\bno (?:me|nos|le|les) interesa\w*\b/,
      /\bno (?:estoy|estamos|esta|estaria) (?:para nada |muy |realmente )?interesad[oa]s?\b/,
      /\bsin interes\b/,
      /\bno (?:tengo|tenemos|hay) (?:ningun )?interes\b/,
      /\bno (?:gracias|muchas gracias)\b/,
      /\b(?:no|nunca) (?:quiero|queremos|pienso|pensamos|voy a|vamos a|deseo|deseamos|planeo|planeamos|la|lo|quisiera) (?:a )?(?:vender\w*|vendo|vendemos|venta|mudar\w*)\b/,
      /\bno (?:la |lo |esta |se )?(?:vendo|vende|vendemos|en venta|a la venta)\b/,
      /\bno (?:lo |la )?necesit(?:o|amos)\b/,
      /\bno por ahora ni nunca\b/,
      /\bni loc[oa]\b/,
      /\bde ninguna manera\b/,
      /\bjamas\b/,
    ],
    unless: [/\bpor que no\b/, /\bno (?:la |lo )?vendo por menos\b/],
  },
  {
    name: 'es:no',
    intent: 'not_interested',
    confidence: 0.86,
    of: 'core',
    weak: true,
    match: /^(?:no|nop|no no|para nada|claro que no|nunca|no senor|no senora|que no)$/,
  },
  {
    name: 'es:not_now',
    intent: 'not_now',
    confidence: 0.9,
    match: [
      /\bpor ahora no\b/,

      /\b(?:ahora|ahorita|hoy|todavia|aun|por el momento|por ahora) no\b/,
      /\bno (?:puedo )?(?:ahora|ahorita|hoy|todavia|por el momento|por ahora|en este momento|es buen momento)\b/,
      /\b(?:tal vez|quizas?|a lo mejor|puede ser) (?:mas|el|la|en|despues|luego|otro)\b/,
      /\b(?:mas (?:tarde|adelante)|en otro momento|luego|despues le (?:aviso|digo|llamo)|otro dia|la proxima)\b/,
      /\b(?:estoy|ando|estamos) (?:muy |bien )?(?:ocupad[oa]s?|trabajando|manejando|en (?:el trabajo|una (?:junta|reunion)))\b/,
      /\bdeje(?:me|nme|nos) pensar\w*\b/,
      /\bdejame pensar\w*\b/,
      /\b(?:lo|la) (?:voy a )?pens(?:ar|are|arlo)\b/,
      /\ben (?:unos|dos|tres|seis|un) (?:meses|semanas|mes|ano)\b/,
      /\b(?:escribame|llameme|escribeme|llamame|contacteme) (?:el proximo|la proxima|en|despues del?|otro)\b/,
      /\b(?:el|la) (?:proximo|proxima|otro|otra) (?:mes|ano|semana)\b/,
    ],
    unless: /\b(?:a las|por la (?:manana|tarde)) \d*\b/,
  },
  {
    name: 'es:objection',
    intent: 'objection',
    confidence: 0.87,
    match: [
      /\bno me conviene\b/,
      /\bno me sale\b/,

      /\b(?:muy|demasiado|bien|tan|esta) (?:caro|cara|poco|bajo|barato|costoso)\b/,
      /\b(?:es|me parece) (?:muy |demasiado )?(?:poco|poquito)(?: dinero)?\b/,
      /\b(?:ya|yo ya) (?:tengo|tenemos|trabajo con|trabajamos con|vend\w+|la vend\w+|lo vend\w+|contrat\w+|firm\w+)\b/,
      /\b(?:consultar\w*|hablar\w*|platicar\w*|preguntar\w*|verlo|discutir\w*)(?: primero)? (?:con|a) (?:mi|mis|el|la)\b/,
      /\b(?:es una|parece|suena a|esto es) (?:una )?estafa\b/,
      /\bno (?:me )?(?:confio|alcanza|da confianza)\b/,
      /\bdesconfio\b/,
      /\bvale (?:mucho )?mas\b/,
      /\bno tengo (?:el )?dinero\b/,
    ],
  },
  {
    name: 'es:scheduling',
    intent: 'scheduling',
    confidence: 0.88,
    match: [
      /\b(?:llameme|llamame|llamenme|me (?:puede|puedes|pueden) llamar|marqueme|marcame)\b/,
      /\b(?:podemos|podriamos|puede|puedes|cuando (?:nos )?podemos|vamos a) (?:\w+ )?(?:hablar|reunir\w*|ver(?:nos|la)?|platicar|juntar\w*|venir|llamar\w*)\b/,
      /\b(?:cita|agendar|programar|reunion|videollamada)\b/,
      new RegExp(
        `\\b(?:el|este|para el) ${DIA}(?: (?:en|por) la (?:manana|tarde|noche))? (?:puedo|esta bien|me queda|estoy libre|a las)\\b`,
      ),
      /\b(?:a|despues de|antes de) las? (?:\d+|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)\b/,
      /\b(?:manana|hoy) a las?\b/,
      /\ba que hora\b/,
      /\bque dia\b/,
      /\bestoy (?:libre|disponible)\b/,
    ],
    unless: /\bno (?:me )?(?:puedo|llame|llames|estoy)\b/,
  },
  {
    name: 'es:question',
    intent: 'question',
    confidence: 0.9,
    unless: /\bpor que no se va\b/,
    match: [
      /\b(?:quien (?:es|eres|habla|me|le|son|escribe)|de (?:que|cual) (?:compania|empresa|parte|casa|propiedad)|de parte de quien|como (?:consigui\w+|obtuv\w+|funciona|tiene|tienen|se llama|sac\w+)|de donde (?:sac\w+|me|es|son|tiene)|cuanto (?:cuesta|me|cobra\w*|es|pag\w+|ofrece\w*|dan|dar\w*|vale|tarda\w*|tiempo)|cuanta|que (?:es|necesit\w+|casa|propiedad|compania|empresa|quiere|ofrece\w*|significa|pasa|tengo que)|cual (?:es|casa|propiedad)|por que|tiene (?:algun )?costo|es (?:gratis|una persona|un robot)|son (?:agentes|compradores)|a que se refiere|donde (?:esta\w*|queda\w*))\b/,
      /\b(?:que|cual) (?:tipo|clase) de\b/,
      /\b(?:y )?(?:usted|tu|ustedes) quien(?:es)?\b/,
    ],
  },
  {
    name: 'es:question_mark',
    intent: 'question',
    confidence: 0.75,
    asks: true,
    match: /^(?:\w+ ){1,12}\w+$/,
  },
  {
    name: 'es:interested',
    intent: 'interested',
    confidence: 0.9,
    match: [
      /\b(?:me|nos) interesa\w*\b/,
      /\b(?:estoy|estamos|estaria|seguimos|sigo) (?:muy |bien )?interesad[oa]s?\b/,
      /\b(?:quiero|queremos|quisiera|me gustaria|nos gustaria|deseo|necesito|pienso) (?:vender\w*|saber mas|mas informacion|mas informes|una oferta|conocer|oir|escuchar|recibir)\b/,
      /\b(?:hagame|haganme|hazme|mandeme|mandame|envieme|enviame|deme|dame) (?:\w+ ){0,2}(?:oferta|informacion|detalles|propuesta|informes|precio|cotizacion)\b/,
      /\b(?:mas|mayor) (?:informacion|informes|detalles)\b/,
      /\b(?:adelante|con gusto|por supuesto|trato hecho|de acuerdo|suena bien)\b/,
    ],
    unless: [
      /\b(?:no|nunca|ni|tampoco) (?:\w+ ){0,3}(?:interesa\w*|interesad[oa]s?|quiero|quisiera|gustaria|deseo|mande|envie)\b/,
      /\b(?:le|te|les) interesa\b/,
    ],
  },
  {
    name: 'es:yes',
    intent: 'interested',
    confidence: 0.84,
    of: 'core',
    weak: true,
    match:
      /^(?:si|claro|claro que si|si claro|por supuesto|si por favor|sip|simon|como no|dale|si senor|si senora|si si)$/,
  },
];
