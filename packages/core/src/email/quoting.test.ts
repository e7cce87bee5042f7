import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectRevocation } from '../classify/index.js';
import { composeEmailContent, splitReply, textOfHtml } from './index.js';

const OURS = composeEmailContent({
  subject: 'Your property on Palm Ave',
  body: 'Hi Maria,\n\nwould you consider an offer?\n\nGianna',
  brand: 'Acme Homes',
  postalAddress: '1 Main St\nMiami, FL 33130',
  unsubscribeUrl: 'https://api.example.com/u/AbCdEf0123456789',
}).text;
const quotedOurs = OURS.split('\n')
  .map((line) => `> ${line}`)
  .join('\n');

const HISTORIES: [client: string, history: string][] = [
  ['Gmail', `On Sat, Nov 21, 2026 at 9:03 AM Gianna <sales@acme.example> wrote:\n\n${quotedOurs}`],
  [
    'Gmail, wrapped',
    `On Sat, Nov 21, 2026 at 9:03 AM Gianna at Acme Homes <\nsales@acme.example> wrote:\n\n${quotedOurs}`,
  ],
  [
    'Gmail in Spanish',
    `El sáb, 21 nov 2026 a las 9:03, Gianna (<sales@acme.example>) escribió:\n\n${quotedOurs}`,
  ],
  [
    'Gmail in German',
    `Am Sa., 21. Nov. 2026 um 09:03 Uhr schrieb Gianna <sales@acme.example>:\n\n${quotedOurs}`,
  ],
  ['Gmail in French', `Le sam. 21 nov. 2026 à 09:03, Gianna <sales@acme.example> a écrit :\n\n${quotedOurs}`],
  ['Apple Mail', `On Nov 21, 2026, at 9:03 AM, Gianna <sales@acme.example> wrote:\n\n${quotedOurs}`],
  [
    'iPhone',
    `Sent from my iPhone\n\n> On Nov 21, 2026, at 9:03 AM, Gianna <sales@acme.example> wrote:\n> \n> ${OURS.replaceAll('\n', '\n> ')}`,
  ],
  [
    'Outlook for Windows',
    `From: Gianna <sales@acme.example>\nSent: Saturday, November 21, 2026 9:03 AM\nTo: Maria Lopez <maria@lopez.example>\nSubject: Your property on Palm Ave\n\n${OURS}`,
  ],
  [
    'Outlook on the web',
    `________________________________\nFrom: Gianna <sales@acme.example>\nSent: Saturday, November 21, 2026 9:03 AM\nTo: Maria Lopez\nSubject: Your property on Palm Ave\n\n${OURS}`,
  ],
  [
    'Outlook for iOS',
    `Get Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Gianna <sales@acme.example>\nSent: Saturday, November 21, 2026 9:03:12 AM\nTo: Maria Lopez\nSubject: Your property\n\n${OURS}`,
  ],
  [
    'Outlook, old',
    `-----Original Message-----\nFrom: Gianna [mailto:sales@acme.example]\nSent: Saturday, November 21, 2026 9:03 AM\n\n${OURS}`,
  ],
  [
    'Outlook in German',
    `Von: Gianna <sales@acme.example>\nGesendet: Samstag, 21. November 2026 09:03\nAn: Maria Lopez\nBetreff: Your property\n\n${OURS}`,
  ],
  [
    'Outlook, bold headers',
    `*From:* Gianna <sales@acme.example>\n*Sent:* Saturday, November 21, 2026 9:03 AM\n*To:* Maria Lopez\n*Subject:* Your property\n\n${OURS}`,
  ],
  [
    'Yahoo',
    `On Saturday, November 21, 2026 at 09:03:12 AM EST, Gianna <sales@acme.example> wrote:\n\n${OURS}`,
  ],
  ['Thunderbird', `On 11/21/26 09:03, Gianna wrote:\n${quotedOurs}`],
  [
    'Samsung',
    `-------- Original message --------\nFrom: Gianna <sales@acme.example>\nDate: 11/21/26 9:03 AM (GMT-05:00)\n\n${OURS}`,
  ],
  ['a bare address', `2026-11-21 9:03 GMT-05:00 Gianna <sales@acme.example>:\n\n${quotedOurs}`],
];

describe('the history below an answer', () => {
  it.each(HISTORIES)('is found as %s writes it', (client, history) => {
    const { reply, words, quoted } = splitReply(
      `Yes, tell me more.\r\n\r\nMaria\n\n${history}`.replaceAll('\n', '\r\n'),
    );
    expect(words).toBe('Yes, tell me more.\n\nMaria');
    expect(quoted).toBe(true);
    expect(reply.startsWith('Yes, tell me more.')).toBe(true);
    expect(reply, client).not.toContain('would you consider');
  });

  it.each(HISTORIES)('is no opt-out in %s, and an opt-out above it is one', (_client, history) => {
    expect(detectRevocation(splitReply(`Yes, call me.\n\n${history}`).words)).toBeNull();
    expect(detectRevocation(splitReply(`unsubscribe\n\n${history}`).words)).not.toBeNull();
    expect(detectRevocation(splitReply(`Please take me off your list.\n\n${history}`).words)).not.toBeNull();
  });
});

describe('an answer', () => {
  it('below the quotation is kept', () => {
    expect(
      splitReply(
        `On Nov 21, 2026, at 9:03 AM, Gianna <s@acme.example> wrote:\n> Would you sell?\n\nMaybe next year.`,
      ),
    ).toEqual({
      reply: 'Maybe next year.',
      words: 'Maybe next year.',
      quoted: true,
    });
  });

  it('between quoted lines is kept', () => {
    expect(
      splitReply(
        'On Sat, Nov 21, 2026 at 9:03 AM Gianna <s@acme.example> wrote:\n> Would you sell?\nYes.\n> For how much?\n400,000.',
      ).reply,
    ).toBe('Yes.\n400,000.');
  });

  it('without any history is whole', () => {
    const text = 'On Monday I wrote:\nnothing.\nFrom: here to there.\n\nTo be honest, call me.';
    expect(splitReply(text)).toEqual({ reply: text, words: text, quoted: false });
  });

  it('ends before the signature where rules read it', () => {
    const { reply, words } = splitReply(
      'Sounds good\n\n-- \nMaria Lopez\nTo unsubscribe from our news click here',
    );
    expect(words).toBe('Sounds good');
    expect(reply).toContain('Maria Lopez');
  });

  it('is not taken for an opt-out by our own footer, however it was copied', () => {
    for (const copy of [
      OURS,
      OURS.replace('Unsubscribe here', '\n> Unsubscribe here'),
      OURS.replace(/https:\S+/, ''),
    ]) {
      expect(detectRevocation(splitReply(`Yes please\n${copy}`).words)).toBeNull();
    }
  });

  it('is empty when there is nothing but history', () => {
    expect(splitReply(HISTORIES[0]![1])).toEqual({ reply: '', words: '', quoted: true });
  });
});

describe('HTML mails', () => {
  it('become text with their quotation marked', () => {
    const html = `<html><head><style>p{color:red}</style></head><body><div dir="ltr">Yes &amp; please<br>call&nbsp;me</div><br>
<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Sat, Nov 21, 2026 at 9:03 AM Gianna &lt;<a href="mailto:s@acme.example">s@acme.example</a>&gt; wrote:<br></div>
<blockquote class="gmail_quote"><p>Would you <b>sell</b>?</p><p>Unsubscribe</p></blockquote></div></body></html>`;
    const text = textOfHtml(html);
    expect(text).toContain('> Would you sell?');
    expect(splitReply(text).reply).toBe('Yes & please\ncall me');
  });

  it('of Outlook are cut at the header block', () => {
    const html = `<body><div>Not interested</div><hr><div id="divRplyFwdMsg"><b>From:</b> Gianna &lt;s@acme.example&gt;<br><b>Sent:</b> Saturday<br><b>To:</b> Maria<br><b>Subject:</b> Hello<br></div><div>Would you sell?</div></body>`;
    expect(splitReply(textOfHtml(html)).reply).toBe('Not interested');
  });

  it('show nothing that a browser hides', () => {
    expect(textOfHtml('<!-- stop --><script>unsubscribe</script><p>Yes</p><!-- never ends')).toBe('Yes');
  });
});

it('never throws and always ends, whatever comes', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'On ',
          'wrote:',
          '>',
          '\n',
          '<',
          'a@b.co',
          '<!--',
          '<style',
          '_____________________',
          'From: x',
          '&#x;',
          '-- ',
        ),
        { maxLength: 60 },
      ),
      (parts) => {
        const text = parts.join('');
        splitReply(text);
        splitReply(textOfHtml(text));
      },
    ),
  );
  for (const hostile of [
    '<!--',
    '<style ',
    '<a',
    '> ',
    'On x <a@b.co>\n',
    '&#',
    '____________________\n',
    'Don’t want these e-mails? ',
  ]) {
    splitReply(textOfHtml(hostile.repeat(250_000)));
    splitReply(hostile.repeat(50_000));
  }
});
