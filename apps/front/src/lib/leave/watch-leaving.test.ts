import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerLeave, guardPage, leaveAsked } from './leave';
import { watchLinks } from './watch-leaving';

const words = { question: 'Leave?', lost: 'It is lost.' };
const ends: (() => void)[] = [];
/** Presses that the page let through. */
let followed = 0;

/** A page with one link, which every press is on. */
class Page extends EventTarget {
  location = new URL('https://app.example/settings/inbox');
  link = {
    ...{ target: '', href: 'https://app.example/leads', origin: 'https://app.example', dataset: {} },
    hasAttribute: () => false,
    click: () => press(),
  };
  closest() {
    return this.link;
  }
}

function press(): void {
  const event = Object.assign(new Event('click', { cancelable: true }), { button: 0 });
  window.dispatchEvent(event);
  if (!event.defaultPrevented) followed += 1;
}

beforeEach(() => {
  followed = 0;
  vi.stubGlobal('window', new Page());
  vi.stubGlobal('Element', Page);
});
afterEach(() => {
  answerLeave(false);
  for (const end of ends.splice(0)) end();
  vi.unstubAllGlobals();
});

it('asks once, however many forms of the page are unsaved, and follows the link when the person leaves', () => {
  for (let forms = 0; forms < 2; forms++) ends.push(guardPage(words), watchLinks());
  press();
  expect({ followed, asked: leaveAsked() }).toEqual({ followed: 0, asked: words });
  answerLeave(true);
  expect({ followed, asked: leaveAsked() }).toEqual({ followed: 1, asked: null });
});

it('asks again at the next press when the person stays', () => {
  ends.push(guardPage(words), watchLinks());
  press();
  answerLeave(false);
  press();
  expect({ followed, asked: leaveAsked() }).toEqual({ followed: 0, asked: words });
});
