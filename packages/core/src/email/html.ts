import { trimAddress } from '../template/web-address.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

const LINK = /\bhttps?:\/\/[^\s<>"']+/gi;

/** Escaped, with web addresses as links and line breaks kept. Nothing that a value holds becomes markup. */
function inline(text: string): string {
  let html = '';
  let position = 0;
  for (const match of text.matchAll(LINK)) {
    const url = trimAddress(match[0]);
    html += escapeHtml(text.slice(position, match.index));
    html += `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
    position = match.index + url.length;
  }
  return (html + escapeHtml(text.slice(position))).replaceAll('\n', '<br>\n');
}

/**
 * The simplest HTML that shows a text as it was written: paragraphs at blank lines, lists at lines that begin with
 * “- ”, links at web addresses. Everything else is text.
 */
export function htmlOf(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split('\n');
      return lines.every((line) => /^[-•*] \S/.test(line))
        ? `<ul>\n${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('\n')}\n</ul>`
        : `<p>${inline(block)}</p>`;
    })
    .join('\n');
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  eacute: 'é',
  ntilde: 'ñ',
};

function decode(entity: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? entity;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : entity;
}

/** Longer ones are cut: time stays bounded whatever somebody sends. */
const MAX_HTML = 1_000_000;

const UNSEEN = /<!--|<(style|script|head|title)(?=[\s>/])/gi;

/** Without comments and what browsers do not show; one that never ends hides the rest. Linear in the length. */
function withoutUnseen(html: string): string {
  const lower = html.toLowerCase();
  let seen = '';
  let position = 0;
  for (const match of html.matchAll(UNSEEN)) {
    if (match.index < position) continue;
    seen += html.slice(position, match.index);
    const end = match[1] ? `</${match[1].toLowerCase()}` : '-->';
    const at = lower.indexOf(end, match.index);
    if (at < 0) return seen;
    const close = match[1] ? lower.indexOf('>', at) : at + 2;
    if (close < 0) return seen;
    position = close + 1;
  }
  return seen + html.slice(position);
}

/**
 * What a person reads in an HTML mail, as plain text: for mails that have no text of their own. Quotes
 * (`<blockquote>`, Gmail's and Outlook's containers) get the “> ” that plain mail would have.
 */
export function textOfHtml(html: string): string {
  const tokens = withoutUnseen(html.slice(0, MAX_HTML)).split(/(<\/?[a-z][^<>]*>)/i);
  let text = '';
  let depth = 0;
  for (const token of tokens) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(token);
    if (!tag) {
      text += token.replace(/\s+/g, ' ');
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    const closes = tag[1] === '/';
    if (name === 'blockquote') {
      depth = Math.max(0, depth + (closes ? -1 : 1));
      text += closes ? '\n\u0001/\n' : '\n\u0001+\n';
    } else if (name === 'br' || /^(?:p|div|tr|li|h[1-6]|table|ul|ol|hr)$/.test(name)) text += '\n';
    if (name === 'p' && closes) text += '\n';
    if (name === 'hr') text += '________________________________\n';
  }
  const lines: string[] = [];
  let level = 0;
  for (const line of text.replace(/&(#?\w{1,31});/g, decode).split('\n')) {
    const clean = line.replace(/[ \t\u00a0]+/g, ' ').trim();
    if (clean === '\u0001+') level += 1;
    else if (clean === '\u0001/') level = Math.max(0, level - 1);
    else if (clean !== '' || lines.at(-1) !== '') lines.push('> '.repeat(level) + clean);
  }
  return lines
    .join('\n')
    .replaceAll('\u0001', '')
    .replace(/(?:^|\n)(?:> ?)+(?=\n)/g, '\n>')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
