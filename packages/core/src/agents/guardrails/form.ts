import { languageOf } from '../../inbox/words/language.js';
import { measureSms } from '../../sms/measure.js';
import { linkKey } from '../grounding/contacts.js';
import { valuesOf } from '../grounding/values.js';
import { withDisclosure } from '../disclosure.js';
import type { Guardrail } from '../types.js';

/** Longer mails are not read. */
const MAX_EMAIL = 3_000;
const MAX_SMS = 1_600;

export const notEmpty: Guardrail = ({ reply }) => (reply.trim() === '' ? 'The reply is empty.' : null);

/** As it would leave, with the line that code adds. */
export const lengthFits: Guardrail = ({ reply }, { channel, policy, disclosureLine }) => {
  const text = withDisclosure(reply, disclosureLine);
  if (channel === 'email')
    return text.length > MAX_EMAIL ? `It has ${text.length} characters; ${MAX_EMAIL} are allowed.` : null;
  if (text.length > MAX_SMS) return `It has ${text.length} characters; a text has at most ${MAX_SMS}.`;
  const { segments } = measureSms(text);
  return segments > policy.maxSegments
    ? `It needs ${segments} SMS segments; ${policy.maxSegments} are allowed.`
    : null;
};

/** The lead's language when the agent may write it, else one that it may. Too few words tell nothing. */
export const languageFits: Guardrail = ({ reply }, { language, policy }) => {
  const written = languageOf(reply);
  if (written === 'und') return null;
  if (!policy.languages.includes(written))
    return `It is written in “${written}”, which this agent may not write.`;
  if (language !== 'und' && policy.languages.includes(language) && written !== language)
    return `It is written in “${written}”; the lead writes “${language}”.`;
  return null;
};

/** Only links of the allow-list and of the team's own facts. */
export const linksAllowed: Guardrail = ({ reply }, context) => {
  const allowed = [
    ...context.policy.allowedLinks,
    ...context.facts.flatMap((fact) =>
      valuesOf(fact.value, context)
        .filter(({ kind }) => kind === 'link')
        .map(({ text }) => text),
    ),
  ].map(linkKey);
  const foreign = valuesOf(reply, context)
    .filter(({ kind }) => kind === 'link')
    .filter(({ text }) => !allowed.some((link) => isBelow(linkKey(text), link)));
  return foreign.length === 0
    ? null
    : `Links that are not on the allow-list: ${foreign.map(({ text }) => `“${text.slice(0, 60)}”`).join(', ')}.`;
};

/** The same page, or one below it on the same host. */
function isBelow(link: string, allowed: string): boolean {
  return allowed !== '' && (link === allowed || link.startsWith(`${allowed}/`));
}
