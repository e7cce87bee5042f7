import { createTestApp, type TestApp, type TestAppOptions } from './test-app.js';
import { startTwin, type Twin, type TwinOptions } from './twin.js';

/** A twin, and the application that is told where it is: the one starts while the other's database is made. */
export async function createAppAndTwin(
  twinOptions: TwinOptions,
  optionsFor: (twin: Twin) => TestAppOptions | Promise<TestAppOptions>,
): Promise<{ app: TestApp; twin: Twin }> {
  const starting = startTwin(twinOptions);
  try {
    return { app: await createTestApp(starting.then(optionsFor)), twin: await starting };
  } catch (error) {
    await starting.then(
      (twin) => twin.stop(),
      () => undefined,
    );
    throw error;
  }
}
