/** Where the running product is; set by tools/test/stack.setup.mjs. */
function setting(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: run these tests with "npm test", or "vitest run --project journey".`,
    );
  return value;
}

export const stack = {
  get web() {
    return setting('E2E_WEB_URL');
  },
  get twin() {
    return setting('E2E_TWIN_URL');
  },
  get database() {
    return setting('E2E_DATABASE_URL');
  },
  /** What the API's own commands are told. */
  get apiEnvironment() {
    return JSON.parse(setting('E2E_API_ENV')) as NodeJS.ProcessEnv;
  },
  get chromium() {
    return setting('CHROMIUM_PATH');
  },
};

/** The sign-in of the demo workspace, as `npm start` prints it. */
export const demoSignIn = { email: 'demo@outreach.test', password: 'outreach-demo-1' };
