import { leadPhone, type Message } from '../network/message.js';
import { escape, STYLE } from './html.js';
import type { TwilioTwin } from '../twilio/twin.js';

const SHOWN_PHONES = 60;
const SHOWN_MESSAGES = 8;

/** A page for people: what the phones of the simulated world show, renewed every few seconds. */
export function renderPage(twin: TwilioTwin, query: Record<string, string>): string {
  const phones = query['phone'] ? [query['phone']] : latestPhones(twin);
  const dial = `speed ${twin.scheduler.speed}, seed ${escape(twin.options.seed)}`;
  const threads = phones.map((phone) => renderThread(twin, phone)).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Provider twin</title>
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="4"><style>${STYLE}</style></head>
<body><h1>Provider twin</h1>
<p>Simulated carrier and simulated people: nothing here leaves this machine. ${dial}, clock ${twin.options.clock
    .now()
    .toISOString()}${twin.leads.paused ? ', replies paused' : ''}. <a href="/_twin/mail">Mail</a></p>
<table><tr><th>accepted</th><th>duplicates</th><th>opt-outs</th><th>sent after withdrawal</th><th>webhooks sent</th><th>failed</th></tr>
<tr><td>${twin.acceptances.total}</td><td>${twin.acceptances.duplicates().length}</td><td>${twin.optOuts.list().length}</td>
<td>${twin.revocations.violations.length}</td><td>${twin.webhooks.sent}</td><td>${twin.webhooks.failed}</td></tr></table>
${threads || '<p>No messages yet. Point TWILIO_API_BASE_URL at this server’s /twilio and send one.</p>'}
</body></html>`;
}

function latestPhones(twin: TwilioTwin): string[] {
  const phones = new Set<string>();
  for (const message of twin.store.newestFirst()) {
    phones.add(leadPhone(message));
    if (phones.size >= SHOWN_PHONES) break;
  }
  return [...phones];
}

function renderThread(twin: TwilioTwin, phone: string): string {
  const { name, summary } = twin.leads.characterOf(phone);
  const rows = twin.store.thread(phone).slice(-SHOWN_MESSAGES).map(renderMessage).join('\n');
  const link = `?phone=${encodeURIComponent(phone)}`;
  return `<article><h2><a href="${link}">${escape(phone)}</a> <small>${name}: ${escape(summary)}</small></h2>\n${rows}</article>`;
}

function renderMessage(message: Message): string {
  const inbound = message.direction === 'inbound';
  const time = new Date(message.createdAt).toISOString().slice(11, 19);
  const error = message.errorCode === null ? '' : ` ${message.errorCode}`;
  return `<p class="${inbound ? 'in' : 'out'}">${inbound ? '←' : '→'} ${escape(message.body)} <small>${time} ${message.status}${error}</small></p>`;
}
