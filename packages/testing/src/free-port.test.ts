import { expect, it } from 'vitest';
import { freePort } from './free-port.js';

it('gives each port once, and none that an outgoing connection could take before its server listens', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, freePort));
  expect(new Set(ports).size).toBe(ports.length);
  // What Linux and macOS begin at, as they come.
  for (const port of ports) expect(port).toBeLessThan(32_768);
});
