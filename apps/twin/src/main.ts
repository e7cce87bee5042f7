import { readEnvironment } from './options.js';
import { buildTwin } from './server.js';

/** Grace for requests in flight; a stopped twin must not hold up its launcher. */
const STOP_WITHIN_MS = 500;

async function main(): Promise<void> {
  const { port, host, ...options } = readEnvironment(process.env);
  const twin = await buildTwin(options);
  const stop = (): void => {
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    void twin.close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await twin.app.listen({ port, host });
  const address = twin.app.server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  console.log(JSON.stringify({ ready: true, port: bound, seed: options.seed, speed: options.speed }));
}

main().catch((error: NodeJS.ErrnoException) => {
  const hint =
    error.code === 'EADDRINUSE'
      ? 'The port is taken: stop the other process or set TWIN_PORT.'
      : error.message;
  console.error(JSON.stringify({ ready: false, error: hint }));
  process.exit(1);
});
