import 'reflect-metadata';
import { createClock } from '@og/contracts';
import { bootstrap } from './bootstrap.js';
import { ConfigError, loadConfig } from './platform/config/config.js';
import { armFailpoints } from './platform/failpoints.js';
import { createPlatform } from './platform/platform.js';

async function main(): Promise<void> {
  const config = loadConfig();
  armFailpoints(config.FAILPOINTS);
  const clock = createClock({ start: config.CLOCK_START, anchor: config.CLOCK_ANCHOR });
  const platform = createPlatform(config, clock);
  const app = await bootstrap(platform);
  await app.listen(config.PORT, config.HOST);
  platform.logger.info(
    { port: config.PORT, queues: platform.store.kind, simulatedTime: clock.simulated },
    'listening',
  );
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String((error as Error)?.stack ?? error)}\n`,
  );
  process.exitCode = 1;
  // Connections that are still being tried must not keep a failed start alive.
  setTimeout(() => process.exit(1), 100);
});
