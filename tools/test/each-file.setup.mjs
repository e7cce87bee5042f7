// Before each file of unit tests: files share a process, and none is to find what another has put in place of the
// world. Replaced modules are not among it: who calls vi.mock also calls vi.unmock and vi.resetModules at the end.
import { vi } from 'vitest';

vi.useRealTimers();
vi.restoreAllMocks();
vi.unstubAllGlobals();
vi.unstubAllEnvs();
