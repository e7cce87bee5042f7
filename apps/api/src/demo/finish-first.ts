/**
 * Does something to its end although the process is told to end (SIGTERM) meanwhile: what stays half made would stay so.
 * Ctrl-C still ends it.
 */
export async function finishFirst(work: () => Promise<void>): Promise<void> {
  const later = () => undefined;
  process.on('SIGTERM', later);
  try {
    await work();
  } finally {
    process.off('SIGTERM', later);
  }
}
