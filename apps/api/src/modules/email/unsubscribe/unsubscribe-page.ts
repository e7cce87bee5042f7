import { createHash } from 'node:crypto';
import { escapeHtml } from '@og/core';

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;background:#fafafa;color:#18181b}
main{max-width:28rem;margin:12vh auto 0;padding:1.5rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
p{margin:0 0 1.25rem;overflow-wrap:anywhere}
button{font:inherit;font-weight:600;width:100%;min-height:2.75rem;padding:.5rem 1rem;border:0;border-radius:.5rem;background:#18181b;color:#fff;cursor:pointer}
button:hover{background:#3f3f46}
button:focus-visible{outline:3px solid #2563eb;outline-offset:2px}
@media (prefers-color-scheme:dark){
body{background:#09090b;color:#fafafa}
button{background:#fafafa;color:#09090b}
button:hover{background:#d4d4d8}
button:focus-visible{outline-color:#60a5fa}
}`;

/** For the page alone: no script, nothing from elsewhere, its own style and a form to itself. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** Before: one button. Nothing was changed by looking at it. */
export function askPage(brand: string): string {
  return page(
    'Unsubscribe',
    `<p>Press the button, and ${escapeHtml(brand)} will write to you no more, by e-mail or text.</p>
<form method="post"><button type="submit">Unsubscribe</button></form>`,
  );
}

/** After. */
export function donePage(brand: string): string {
  return page(
    'You are unsubscribed',
    `<p>${escapeHtml(brand)} will not write to you again. You can close this page.</p>`,
  );
}

/** For a link that is not whole. */
export function unknownPage(): string {
  return page(
    'This link does not work',
    `<p>It is not complete. Open it from the e-mail again, or answer the e-mail with the word “unsubscribe”.</p>`,
  );
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}
