import { afterEach } from 'vitest';

/** Registers what a test opens, to be closed when it ends. */
export function closeAfterEach(): <T extends { close(): void }>(opened: T) => T {
  const open: { close(): void }[] = [];
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });
  return (opened) => {
    open.push(opened);
    return opened;
  };
}
