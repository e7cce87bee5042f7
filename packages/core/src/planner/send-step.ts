import type { Channel } from '../compliance/types.js';
import { measureSms } from '../sms/measure.js';
import { composeSms, composeText, within } from './compose.js';
import { trackLinks } from './track-links.js';
import type { PlannedMessage, StepQuestion, StepResult } from './types.js';

/** A step that could not be sent for so long has lost its sense. */
export const EXPIRES_MS = 14 * 86_400_000;

type Question = StepQuestion<'sms'> | StepQuestion<'email'>;

/** What an SMS or e-mail step does: one message with its text, sender and time, or the reason why not. */
export function planSend(question: Question, channel: Channel): StepResult {
  const { run, lead, context, now, step } = question;
  const address = channel === 'sms' ? run.phone : run.email;
  if (!address) return { kind: 'skip', reason: channel === 'sms' ? 'no_phone' : 'no_email' };
  const composed = compose(question, channel);
  if (!composed.ok) return { kind: 'hold', reason: composed.reason, detail: composed.detail };
  const sticky = channel === 'sms' ? run.stickyNumber : run.stickyMailbox;
  const sender = context.senders[channel].choose(sticky, run.turn);
  if (!sender)
    return { kind: 'hold', reason: 'no_sender', detail: 'No sender of the campaign can send now.' };
  const opening = context.openings.next(lead.candidates, channel, context, now);
  // Without an opening the gate says why when it is asked, and its record keeps it.
  const dueAt = opening && opening > now ? opening : now;
  const message: PlannedMessage = {
    channel,
    address,
    text: composed.text,
    subject: composed.subject,
    segments: channel === 'sms' ? measureSms(composed.text).segments : 0,
    senderId: sender.id,
    senderReason: sender.reason,
    dueAt,
    reason: dueAt > now ? 'outside_window' : null,
    expiresAt: new Date(dueAt.getTime() + EXPIRES_MS),
    links: composed.links,
  };
  return { kind: 'send', effect: { kind: 'send', stepId: step.id, message } };
}

type Text =
  | { ok: true; text: string; subject: string | null; links: PlannedMessage['links'] }
  | { ok: false; reason: 'missing_value' | 'text_too_long'; detail: string };

/** Links are led through our domain before the text is measured: what is counted is what goes out. */
function compose({ step, lead, run, context }: Question, channel: Channel): Text {
  const track = (text: string) =>
    context.links
      ? trackLinks(text, context.links, { leadId: lead.id, run: run.run, stepId: step.id })
      : { text, links: [] };
  if (channel === 'sms') {
    const composed = composeSms(step.body ?? '', lead.values, context, !lead.texted);
    if (!composed.ok) return composed;
    const { text, links } = track(composed.text);
    const measured = within(text);
    return measured.ok ? { ok: true, subject: null, text, links } : measured;
  }
  const subject = composeText(step.subject ?? '', lead.values);
  if (!subject.ok) return subject;
  const body = composeText(step.body ?? '', lead.values);
  if (!body.ok) return body;
  return { ok: true, subject: subject.text.replace(/\s+/gu, ' '), ...track(body.text) };
}
