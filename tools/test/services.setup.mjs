// Before integration tests: a database and a queue, unless `npm test` has started them already.
import { dataDir } from '../runtime/paths.mjs';
import { Run } from '../runtime/processes.mjs';
import { startServices } from './services.mjs';

export default async function setup() {
  if (process.env.TEST_DATABASE_ADMIN_URL) return undefined;
  const { run } = await Run.open({ kind: 'test-services', dir: dataDir() });
  Object.assign(process.env, await startServices(run, process.env));
  return () => run.close();
}
