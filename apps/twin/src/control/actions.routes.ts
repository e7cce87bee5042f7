import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CHARACTER_NAMES } from '../characters/character.js';
import { isWebUrl } from '../http/web-url.js';
import { senderOf, toE164 } from '../network/phone.js';
import { isAccountSid } from '../twilio/sids.js';
import type { Vendors } from './vendors.js';
import { ControlError } from './control-error.js';
import { state } from './views.routes.js';

const phone = z.string().transform((value, context) => {
  const number = toE164(value);
  if (number) return number;
  context.addIssue({ code: 'custom', message: 'must be a phone number such as +14155550142' });
  return z.NEVER;
});
/** A rented number: a phone or a short code. */
const rented = z.string().transform((value, context) => {
  const number = senderOf(value);
  if (number) return number;
  context.addIssue({
    code: 'custom',
    message: 'must be a phone number such as +14155550142, or a short code',
  });
  return z.NEVER;
});
/** Whoever can be written to: a phone, or a mailbox. */
const person = z.union([z.email().transform((value) => value.toLowerCase()), phone]);
const webUrl = z.string().refine((value) => value === '' || isWebUrl(value), 'must be an http or https URL');

const inbound = z.strictObject({
  from: phone,
  to: rented,
  body: z.string().min(1).max(1_600),
  accountSid: z.string().optional(),
  repeat: z.number().int().min(1).max(500).default(1),
  wait: z.boolean().default(false),
});
const callback = z.strictObject({
  sid: z.string(),
  status: z.enum(['queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed']),
  errorCode: z.number().int().nullable().default(null),
  times: z.number().int().min(1).max(500).default(1),
});
const characterInput = z.strictObject({
  phone: z.union([person, z.array(person).min(1).max(1_000)], {
    error: 'must be a phone, a mailbox, or a list of them',
  }),
  character: z.enum(CHARACTER_NAMES),
});
const numberInput = z.strictObject({
  accountSid: z.string().refine(isAccountSid, 'must be AC and 32 hex digits'),
  phone: rented,
  smsUrl: webUrl.optional(),
});

/** What changes the twin or makes it act. */
export function actionRoutes(app: FastifyInstance, vendors: Vendors): void {
  const { twin, signalhouse, sendgrid, anthropic } = vendors;
  app.post('/inbound', async (request, reply) => {
    const { wait, ...text } = inbound.parse(request.body);
    const received = twin.receive(text) ?? signalhouse.inbound.receive(text);
    if (!received) {
      throw new ControlError(404, `No account owns ${text.to}: set it with POST /_twin/numbers first.`);
    }
    const webhookStatuses = wait ? await received.done : undefined;
    return reply.code(wait ? 200 : 202).send({ sid: received.message.sid, webhookStatuses });
  });

  app.post('/callbacks', (request, reply) => {
    const { sid, status, errorCode, times } = callback.parse(request.body);
    const message = twin.store.get(sid);
    if (!message) throw new ControlError(404, `No message ${sid}: GET /_twin/messages lists them.`);
    if (message.vendor === 'twilio' && !message.statusCallback)
      throw new ControlError(409, `Message ${sid} was sent without StatusCallback.`);
    for (let count = 0; count < times; count++) void twin.delivery.announce(message, status, errorCode);
    return reply.code(202).send({ sid, status, times });
  });

  app.post('/speed', (request) => {
    const { speed } = z.strictObject({ speed: z.number().positive().max(100_000) }).parse(request.body);
    twin.scheduler.setSpeed(speed);
    return { speed };
  });

  app.post('/characters', (request) => {
    const choice = characterInput.parse(request.body);
    for (const one of [choice.phone].flat()) twin.leads.choose(one, choice.character);
    twin.changed();
    return choice;
  });

  app.post('/numbers', (request, reply) => {
    const input = numberInput.parse(request.body);
    const account =
      twin.accounts.find(input.accountSid) ?? twin.accounts.create(input.accountSid, 'Configured account');
    const number = twin.accounts.provision(account, input.phone);
    if (input.smsUrl !== undefined) number.smsUrl = input.smsUrl;
    twin.changed();
    return reply.code(201).send({ sid: number.sid, phone: number.phone, smsUrl: number.smsUrl });
  });

  app.post('/pause', () => {
    twin.leads.pause();
    return { repliesPaused: true };
  });

  app.post('/resume', () => {
    twin.leads.resume();
    return { repliesPaused: false };
  });

  app.post('/reset', () => {
    twin.world.reset();
    twin.reset();
    signalhouse.reset();
    sendgrid.reset();
    anthropic.reset();
    return state(vendors);
  });
}
