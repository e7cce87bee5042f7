import type { Mail } from '../sendgrid/mail.js';
import type { SendGridTwin } from '../sendgrid/twin.js';
import { escape, STYLE } from './html.js';

const SHOWN = 60;

/** A page for people: what lies in the simulated mailboxes, headers included. */
export function renderMailbox(twin: SendGridTwin, to: string | undefined): string {
  const mails = twin.mailbox.list(to).toReversed().slice(0, SHOWN);
  // One mailbox is read: it stays as it is.
  const refresh = to === undefined ? '<meta http-equiv="refresh" content="4">' : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Provider twin: mail</title>
<meta name="viewport" content="width=device-width">${refresh}<style>${STYLE}</style></head>
<body><h1>Provider twin: mail</h1><p><a href="/_twin">Phones</a>. Nothing here leaves this machine.</p>
${mails.map(renderMail).join('\n') || '<p>No mail yet. Point SENDGRID_API_BASE_URL at this server’s /sendgrid and send one.</p>'}
</body></html>`;
}

function renderMail(mail: Mail): string {
  const headers = Object.entries(mail.headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  const events = mail.events.map(({ event }) => event).join(', ') || 'on its way';
  const invitation =
    mail.calendar === null
      ? ''
      : `<details><summary>Invitation</summary><pre>${escape(mail.calendar)}</pre></details>`;
  return `<article><h2>${escape(mail.subject)} <small>${escape(events)}</small></h2>
<p>${escape(mail.from.name)} &lt;${escape(mail.from.email)}&gt; → <a href="/_twin/mail?to=${encodeURIComponent(mail.to.email)}">${escape(mail.to.email)}</a></p>
<details><summary>Headers</summary><pre>${escape(headers)}</pre></details><pre>${escape(mail.text)}</pre>${invitation}</article>`;
}
