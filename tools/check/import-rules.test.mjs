import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../runtime/paths.mjs';

const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));

/** For each rule, files that break it and no other. */
const PLANTED = {
  'no-cycles': { 'packages/ui/src/a.ts': "import './b.js'", 'packages/ui/src/b.ts': "import './a.js'" },
  'no-orphans': { 'packages/ui/src/alone.ts': 'export const alone = 1' },
  resolvable: { 'packages/ui/src/lost.ts': "import './nowhere.js'" },
  'core-leans-on-nothing': { 'packages/core/src/a.ts': "import type { X } from '../../contracts/src/x.js'" },
  contracts: { 'packages/contracts/src/a.ts': "import '../../db/src/x.js'" },
  db: { 'packages/db/src/a.ts': "import '../../providers/src/x.js'" },
  providers: { 'packages/providers/src/a.ts': "import '../../db/src/x.js'" },
  ui: { 'packages/ui/src/c.ts': "import '../../contracts/src/x.js'" },
  testing: { 'packages/testing/src/a.ts': "import '../../providers/src/x.js'" },
  twin: { 'apps/twin/src/a.ts': "import '../../../packages/core/src/x.js'" },
  front: { 'apps/front/src/lib/a.ts': "import '../../../../packages/core/src/x'" },
  api: { 'apps/api/src/a.ts': "import '../../../packages/ui/src/x.js'" },
  'nothing-imports-api': { 'tools/a.ts': "import '../apps/api/src/x.js'" },
  'nothing-imports-front': { 'tools/b.ts': "import '../apps/front/src/x'" },
  'nothing-imports-twin': { 'apps/api/test/c.test.ts': "import '../../twin/src/x.js'" },
  'core-is-pure': { 'packages/core/src/b.ts': "import 'node:fs/promises'" },
  'modules-by-their-index': { 'apps/api/src/modules/one/a.ts': "import '../two/inner.js'" },
  'modules-not-providers': {
    'apps/api/src/modules/one/b.ts': "import type { X } from '../../../../../packages/providers/src/x.js'",
  },
  'platform-below-modules': { 'apps/api/src/platform/a.ts': "import '../modules/two/index.js'" },
  'platform-not-core': { 'apps/api/src/platform/b.ts': "import '../../../../packages/core/src/x.js'" },
  'features-by-their-index': { 'apps/front/src/features/one/a.ts': "import '../two/inner'" },
  'routes-on-top': { 'apps/front/src/lib/b.ts': "import '../app/page'" },
};
const LAWFUL = {
  'apps/api/src/modules/one/c.ts':
    "import '../two/index.js'; import '../../platform/x.js'; import '../../../../../packages/core/src/x.js'",
  'apps/front/src/lib/c.ts': "import '../../../../packages/core/src/browser'; import '@/x'",
  'packages/db/src/b.ts': "import '../../core/src/x.js'; import '../../contracts/src/x.js'",
};
const BARE = [
  ...['core', 'contracts', 'db', 'providers', 'ui', 'testing'].map((name) => `packages/${name}/src/x.ts`),
  ...[
    'packages/core/src/browser.ts',
    'apps/api/src/x.ts',
    'apps/twin/src/x.ts',
    'apps/front/src/x.ts',
    'apps/front/src/app/page.ts',
  ],
  ...[
    'apps/api/src/platform/x.ts',
    'apps/api/src/modules/two/index.ts',
    'apps/api/src/modules/two/inner.ts',
    'apps/front/src/features/two/inner.ts',
  ],
];

/** @type {string} */
let dir;

/** @param {Record<string, string>} files */
function plant(files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), `${text};\nexport interface X {}\n`);
  }
}

/** @returns {Promise<{ code: number, violations: { rule: { name: string }, from: string, to: string }[] }>} */
function cruise() {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [
        join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        '.dependency-cruiser.cjs',
        '-T',
        'json',
        'apps',
        'packages',
        'tools',
      ],
      { cwd: dir, maxBuffer: 64_000_000 },
      (error, stdout, stderr) => {
        if (!stdout) return reject(new Error(stderr));
        resolve({ code: Number(error?.code ?? 0), violations: JSON.parse(stdout).summary.violations });
      },
    );
  });
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'og-imports-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'tools/check/import-aliases.cjs'])
    cpSync(join(root, file), join(dir, file));
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
  writeFileSync(join(dir, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('lets lawful imports pass and reports each unlawful one under its own rule', async () => {
  plant(Object.fromEntries(BARE.map((path) => [path, ''])));
  plant(LAWFUL);
  const before = (await cruise()).violations.filter((one) => one.rule.name !== 'no-orphans');
  expect(before).toEqual([]);

  for (const files of Object.values(PLANTED)) plant(files);
  const { violations } = await cruise();
  const seen = new Map(violations.map(({ rule, from }) => [rule.name, from]));
  expect([...seen.keys()].toSorted()).toEqual(
    forbidden.map((/** @type {{ name: string }} */ rule) => rule.name).toSorted(),
  );
  expect(Object.keys(PLANTED).toSorted()).toEqual([...seen.keys()].toSorted());
  for (const [rule, files] of Object.entries(PLANTED)) {
    const offenders = violations.filter((one) => one.rule.name === rule).map((one) => one.from);
    expect(offenders, rule).toContain(Object.keys(files)[0]);
  }
});
