// npm run test:properties: every property test with at least 100,000 cases; `npm test` looks at a part of them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeBinary, root } from '../runtime/paths.mjs';

const child = spawn(
  nodeBinary(),
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'unit',
    'property.test',
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PROPERTY_RUNS: process.env.PROPERTY_RUNS ?? '100000' },
  },
);
child.once('exit', (code) => process.exit(code ?? 1));
