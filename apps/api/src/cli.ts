import 'reflect-metadata';
import { realClock } from '@og/contracts';
import { Database, migrate } from '@og/db';
import { ERASE_TEXTS_HELP, eraseTextsCommand } from './modules/agents/erase/erase-texts-command.js';
import { REPLAY_HELP, replayCommand } from './modules/agents/recorder/replay-command.js';
import { KEYS_HELP, keysCommand } from './modules/integrations/keys-command.js';
import { ENGINE_HELP, engineCommand } from './modules/ops/engine-command.js';
import { ConfigError, loadConfig, type Config } from './platform/config/config.js';
import { requireSamePepper } from './platform/crypto/same-pepper.js';
import { openVault } from './platform/crypto/vault.js';
import type { Platform } from './platform/platform.js';
import { migrateQueueStore } from './platform/queue/migrate-queue-store.js';

const COMMANDS: Record<string, { help: string; run: (args: string[]) => Promise<void> }> = {
  migrate: {
    help: 'Make the database roles and bring the schema up to date (DATABASE_DIRECT_URL).',
    run: async () => {
      const config = loadConfig();
      await migrate({
        url: config.DATABASE_DIRECT_URL ?? config.DATABASE_URL,
        appUserPassword: config.APP_USER_PASSWORD,
        appSystemPassword: config.APP_SYSTEM_PASSWORD,
        ca: config.DATABASE_CA,
      });
      await migrateQueueStore(config.DATABASE_DIRECT_URL ?? config.DATABASE_URL, config.DATABASE_CA);
      await rememberPepper(config);
      print('The schema is up to date.');
    },
  },
  engine: {
    help: ENGINE_HELP,
    run: ([word]) => withPlatform(async (platform) => print(await engineCommand(platform, word))),
  },
  'erase-texts': {
    help: ERASE_TEXTS_HELP,
    run: ([word]) => withPlatform(async (platform) => print(await eraseTextsCommand(platform, word))),
  },
  keys: {
    help: KEYS_HELP,
    run: ([word]) => withPlatform(async (platform) => print(await keysCommand(platform, word))),
  },
  replay: {
    help: REPLAY_HELP,
    run: ([word]) =>
      withPlatform(async (platform) => {
        const { text, differing } = await replayCommand(platform, word);
        print(text);
        if (differing > 0) process.exitCode = 1;
      }),
  },
  seed: {
    help: 'Make the demo workspace (local only); prints how to sign in.',
    run: async () => {
      if (loadConfig().APP_ENV === 'production')
        throw new Error('seed makes a demo account with a known password: refused when APP_ENV=production.');
      const { DEMO_SIGN_IN, seedDemo } = await import('./demo/seed-demo.js');
      const { finishFirst } = await import('./demo/finish-first.js');
      await finishFirst(() => withPlatform(seedDemo));
      print(JSON.stringify(DEMO_SIGN_IN));
    },
  },
};

/** A deployment with another APP_SECRET ends here, before anything of it runs. */
async function rememberPepper(config: Config): Promise<void> {
  const database = new Database({
    url: config.DATABASE_DIRECT_URL ?? config.DATABASE_URL,
    poolSize: 1,
    ca: config.DATABASE_CA,
    applicationName: 'outreach-migrate',
  });
  try {
    await requireSamePepper({ database, vault: openVault(config), clock: realClock });
  } finally {
    await database.close();
  }
}

/** What a command needs of the program is opened for it, and closed whatever comes of it. */
async function withPlatform(work: (platform: Platform) => Promise<void>): Promise<void> {
  const config = loadConfig();
  const { createClock } = await import('@og/contracts');
  const { createPlatform, stopPlatform } = await import('./platform/platform.js');
  const platform = createPlatform(
    config,
    createClock({ start: config.CLOCK_START, anchor: config.CLOCK_ANCHOR }),
  );
  try {
    await work(platform);
  } finally {
    await stopPlatform(platform);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) {
    const list = Object.entries(COMMANDS).map(([key, { help }]) => `  ${key.padEnd(14)} ${help}`);
    process.stdout.write(`Usage: npm run cli -- <command>\n\n${list.join('\n')}\n`);
    if (name) process.exitCode = 2;
    return;
  }
  await command.run(args);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : ((error as Error)?.message ?? String(error))}\n`,
  );
  process.exitCode = 1;
});
