import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { signIn, signUp } from './support/accounts';
import { axeFindings, sidewaysOverflow, showTheme } from './support/axe';
import { readDatabase } from './support/database';
import { holdDemoWorkspace } from './support/demo-workspace';
import { openDesk, type Person } from './support/desk';
import { invite } from './support/invite';
import { addressesOf, isPublic, notInProduct, pageRoutes } from './support/routes';
import { settled } from './support/settled';
import { demoSignIn } from './support/stack';
import { takeTurns } from './support/turns';

/** A desk and the narrowest phone, in pixels. */
const desktop = 1280;
const phone = 360;
/** A test that is told beside others waits for its turn as well, in milliseconds. */
const waitOfAll = 900_000;
const routes = pageRoutes().filter((route) => !notInProduct.has(route));

holdDemoWorkspace();
const desk = openDesk();
const database = readDatabase();
/** Addresses within the product that any page leads to, with the page they were found on. */
const links = new Map<string, string>();
let demo: Person;
/** Two pages at a time: while one waits for its server, the other is looked at. */
let asMember: ReturnType<typeof takeTurns<Person>>;
let asStranger: ReturnType<typeof takeTurns<Person>>;
let teamId: string;
let invitation: string;

beforeAll(async () => {
  const members = [await desk.newPerson(), await desk.newPerson()];
  await Promise.all(members.map(({ page }) => signIn(page)));
  asMember = takeTurns(members);
  asStranger = takeTurns([await desk.newPerson()]);
  demo = members[0]!;
  const team = await database.one<{ team_id: string }>(
    `select m.team_id from team_members m join users u on u.id = m.user_id where u.email = $1`,
    [demoSignIn.email],
  );
  teamId = team.team_id;
  invitation = await invite(demo.page, 'newcomer@example.com');
});

/**
 * Every shape of what is shown. The two themes differ in nothing but colours, so a desk is looked at whole in the light
 * and for its colours in the dark; a phone whole in the dark, with nothing wider than it.
 */
async function look(person: Person, what: string, within?: string): Promise<string[]> {
  const { page } = person;
  const findings: string[] = [];
  const see = async (width: number, colorScheme: 'light' | 'dark', coloursOnly = false) => {
    await showTheme(page, colorScheme);
    const found = await axeFindings(page, { within, coloursOnly });
    findings.push(...found.map((finding) => `${what}, ${width} px, ${colorScheme}: ${finding}`));
  };
  await settled(person);
  await see(desktop, 'light');
  await see(desktop, 'dark', true);
  await page.setViewportSize({ width: phone, height: 800 });
  await settled(person);
  await see(phone, 'dark');
  findings.push(...(await sidewaysOverflow(page)).map((finding) => `${what}, ${phone} px: ${finding}`));
  await page.setViewportSize({ width: desktop, height: 800 });
  await showTheme(page, 'light');
  return findings;
}

async function rememberLinks({ page }: Person): Promise<void> {
  const found = await page.locator('a[href]').evaluateAll((anchors) =>
    anchors
      .map((anchor) => new URL((anchor as HTMLAnchorElement).href))
      .filter((url) => url.origin === location.origin)
      .map((url) => url.pathname + url.search),
  );
  for (const link of found) if (!links.has(link)) links.set(link, page.url());
}

describe.concurrent('every page, light and dark, at a desk and on a phone', { timeout: waitOfAll }, () => {
  it('every list and its empty words, in a workspace without anything', async () => {
    const newcomer = await desk.newPerson();
    await signUp(newcomer.page, {
      name: 'Nell Newcomer',
      email: `nell-${randomBytes(3).toString('hex')}@empty.example`,
      team: 'Empty Ltd',
      password: 'nothing-in-here-yet-1',
    });
    const findings: string[] = [];
    const addresses = routes
      .filter((route) => !isPublic(route))
      .map((route) => route.replace(/\/\[\[.*$/, ''))
      .filter((address) => !address.includes('['));
    for (const address of addresses) {
      await newcomer.page.goto(address);
      await settled(newcomer);
      await rememberLinks(newcomer);
      findings.push(...(await axeFindings(newcomer.page)).map((finding) => `${address}, empty: ${finding}`));
    }
    await newcomer.page.context().close();
    expect(findings).toEqual([]);
  });

  it.each(routes)('%s', async (route) => {
    const addresses = route === '/invite/[token]' ? [invitation] : await addressesOf(route, database, teamId);
    const borrow = isPublic(route) ? asStranger : asMember;
    const findings = await borrow(async (person) => {
      const found: string[] = [];
      for (const address of addresses) {
        const answer = await person.page.goto(address);
        expect(answer?.status(), address).toBe(200);
        await settled(person);
        // An address that only leads to another page: that page is looked at under its own address.
        const arrived = new URL(person.page.url()).pathname;
        if (arrived !== address.split('?')[0] && routes.includes(arrived)) continue;
        await rememberLinks(person);
        found.push(...(await look(person, address)));
      }
      return found;
    });
    expect(findings).toEqual([]);
  });
});

it('has no dead link on any of them', async () => {
  expect(links.size).toBeGreaterThan(routes.length / 2);
  const dead: string[] = [];
  for (const [link, from] of links) {
    const answer = await demo.page.request.get(link);
    if (answer.status() !== 200) dead.push(`${link} (on ${from}): ${answer.status()}`);
  }
  expect(dead).toEqual([]);
});

describe.concurrent('what opens over a page', { timeout: waitOfAll }, () => {
  it('the command palette and the key sheet', () =>
    asMember(async (demo) => {
      const { page } = demo;
      await page.goto('/home');
      await settled(demo);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
      const findings = await look(demo, 'palette', '[role=dialog]');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'Command palette' }).waitFor({ state: 'detached' });
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      expect([...findings, ...(await look(demo, 'key sheet', '[role=dialog]'))]).toEqual([]);
    }));

  it('the user menu', () =>
    asMember(async (demo) => {
      const { page } = demo;
      await page.goto('/home');
      await settled(demo);
      await page.getByRole('button', { name: /^Account/ }).click();
      await page.getByRole('menu').waitFor();
      expect(await look(demo, 'user menu', '[role=menu]')).toEqual([]);
    }));

  it('a dialog and the panel beside a list', () =>
    asMember(async (demo) => {
      const { page } = demo;
      await page.goto('/leads');
      await settled(demo);
      await page.keyboard.press('c');
      await page.getByRole('dialog').waitFor();
      const findings = await look(demo, 'dialog', '[role=dialog]');
      const [lead] = await addressesOf('/leads/[id]', database, teamId);
      await page.goto(`/leads?peek=${lead?.split('/').at(-1)}`);
      await page.getByRole('button', { name: 'Close panel' }).waitFor();
      await settled(demo);
      expect([...findings, ...(await look(demo, 'side panel', '[role=dialog]'))]).toEqual([]);
    }));

  it('the panel that says why a message was sent', () =>
    asMember(async (demo) => {
      const { page } = demo;
      const [campaign] = await addressesOf('/campaigns/[id]', database, teamId);
      await page.goto(campaign ?? '/campaigns');
      await settled(demo);
      await page
        .getByRole('button', { name: /^Why\?/ })
        .first()
        .click();
      const panel = page.getByRole('dialog', { name: 'Why this message' });
      await panel.getByText(/^Ruleset/).waitFor();
      expect(await look(demo, 'why', '[role=dialog]')).toEqual([]);
    }));

  it.each<[address: string, ...buttons: RegExp[]]>([
    ['/settings/senders', /^Edit \(/],
    ['/settings/senders?tab=pools', /^New pool/],
    ['/settings/senders?tab=mail', /^Edit /],
    ['/settings/senders?tab=registration', /^New brand/, /^New use/, /^Record registration/],
    ['/settings/integrations', /^New credentials/],
    ['/settings/inbox?tab=buckets', /^Add bucket/, /^Delete /],
    ['/settings/inbox?tab=dispositions', /^Add disposition/],
    ['/settings/inbox?tab=replies', /^Add reply/],
    ['/agents/gianna?tab=facts', /^Add fact/],
    ['/agents', /^Stop the agents/],
    ['/calendar', /^Book appointment/],
    ['/ops', /^Stop all/],
  ])('%s: its dialogs', (address, ...buttons) =>
    asMember(async (demo) => {
      const { page } = demo;
      const findings: string[] = [];
      await page.goto(address);
      await settled(demo);
      for (const button of buttons) {
        await page.getByRole('button', { name: button }).first().click();
        const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
        await dialog.waitFor();
        findings.push(
          ...(await look(demo, `${address} ${button.source}`, '[role=dialog], [role=alertdialog]')),
        );
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
      expect(findings).toEqual([]);
    }),
  );

  it('each step of a sequence, and the question before a launch', () =>
    asMember(async (demo) => {
      const { page } = demo;
      const draft = (await addressesOf('/campaigns/[id]/edit', database, teamId))[0];
      await page.goto(`${draft}?step=sequence`);
      await settled(demo);
      const types = ['E-mail', 'Call task', 'Wait', 'Branch', 'A/B split', 'Move', 'Hand to agent'];
      for (const type of types) {
        await page.getByRole('button', { name: 'Add another step' }).click();
        await page.getByRole('menuitem', { name: new RegExp(`^${type}`) }).click();
      }
      const findings = await look(demo, 'steps', 'main');
      for (const _ of types)
        // The newest step is the last one.
        await page
          .getByRole('button', { name: /^Remove step/ })
          .last()
          .click();
      await page.getByText(/^Saved/).waitFor();
      await page.goto(`${draft}?step=forecast`);
      await settled(demo);
      await page.getByRole('button', { name: 'Make the forecast' }).click();
      await page.getByText(/in the audience/).waitFor();
      findings.push(...(await look(demo, 'forecast', 'main')));
      await page.getByRole('button', { name: 'Launch campaign' }).click();
      await page
        .getByRole('dialog')
        .getByRole('radio', { name: /^A few first/ })
        .check();
      expect([...findings, ...(await look(demo, 'launch', '[role=dialog]'))]).toEqual([]);
    }));
});
