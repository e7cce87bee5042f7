/** The look of the pages for people. */
export const STYLE = `
:root{color-scheme:light dark}
body{font:15px/1.45 system-ui,sans-serif;margin:1.5rem auto;max-width:64rem;padding:0 1rem}
table{border-collapse:collapse}td,th{padding:.2rem .9rem .2rem 0;text-align:left}
article{border-top:1px solid #8885;padding:.6rem 0}h2{font-size:1rem;margin:0 0 .3rem}
p{margin:.15rem 0}.in{padding-left:2rem}small{opacity:.75}pre{white-space:pre-wrap;margin:.3rem 0}`;

export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
