import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routeSizes, scriptsOf } from './routes.mjs';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'og-sizes-'));
  mkdirSync(join(dir, 'server/app/leads'), { recursive: true });
  mkdirSync(join(dir, 'static'), { recursive: true });
  writeFileSync(join(dir, 'static/common.js'), 'x'.repeat(1_000));
  writeFileSync(join(dir, 'static/[id].js'), Array.from({ length: 500 }, (_, i) => `v${i}`).join(';'));
  writeFileSync(join(dir, 'server/app/home.html'), '<script src="/_next/static/common.js"></script>');
  writeFileSync(
    join(dir, 'server/app/leads/[id].html'),
    '<script src="/_next/static/common.js?v=1" async=""></script><script src="/_next/static/%5Bid%5D.js"></script><script>1</script>',
  );
});
afterAll(() => rmSync(dir, { recursive: true }));

it('finds each script of a page once, and none that modern browsers skip', () => {
  const html =
    '<script src="/_next/a.js" noModule=""></script><script async src="/_next/b.js"></script><script src="/_next/b.js"></script><script src="/other.js"></script>';
  expect(scriptsOf(html)).toEqual(['b.js']);
});

it('adds up what a page loads, the largest page first', () => {
  const sizes = routeSizes(dir);
  expect(sizes.map(({ route }) => route)).toEqual(['/leads/[id]', '/home']);
  const [large, small] = sizes;
  expect(small?.bytes).toBeGreaterThan(0);
  expect(small?.bytes).toBeLessThan(200);
  expect(large?.scripts.map(({ file }) => file)).toEqual(['static/[id].js', 'static/common.js']);
  expect(large?.bytes).toBe((large?.scripts[0]?.bytes ?? 0) + (small?.bytes ?? 0));
});
