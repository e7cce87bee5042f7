import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../runtime/paths.mjs';

const read = (/** @type {string} */ name) => readFileSync(join(root, name), 'utf8');
const specText = read('do-app-spec.yaml');
const variants = {
  'workers inside the API': parse(specText),
  'workers of their own': parse(specText.replaceAll(/^#\| /gm, '')),
};
/** DigitalOcean's own description of app specs; it lies beside some checkouts. */
const schemaFile = join(root, '../shared/contracts/digitalocean-app-spec.schema.json');

describe.each(Object.entries(variants))('do-app-spec.yaml with %s', (_name, spec) => {
  const title = "is valid against DigitalOcean's schema";
  const described = existsSync(schemaFile);
  const absent = ' (skipped: ../shared/contracts/digitalocean-app-spec.schema.json is absent)';
  it.skipIf(!described)(described ? title : title + absent, () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
    validate(spec);
    expect(validate.errors ?? []).toEqual([]);
    // The same schema refuses what is wrong.
    expect(validate({ ...spec, databases: [{ name: 'db', engine: 'SQLITE' }] })).toBe(false);
  });

  it('is the topology that the architecture asks for', () => {
    const [api] = spec.services;
    expect(api).toMatchObject({ name: 'api', dockerfile_path: 'Dockerfile.api', http_port: 3001 });
    expect(api.autoscaling).toEqual({
      min_instance_count: 2,
      max_instance_count: 10,
      metrics: { cpu: { percent: 70 } },
    });
    expect(api.instance_size_slug).toMatch(/^apps-d-/); // only dedicated sizes scale on CPU
    expect(api.health_check.http_path).toBe('/ready');
    expect(api.liveness_health_check.http_path).toBe('/health');
    expect(spec.jobs).toMatchObject([
      { name: 'migrate', kind: 'PRE_DEPLOY', run_command: 'node apps/api/dist/cli.js migrate' },
    ]);
    expect(spec.databases).toMatchObject([
      { engine: 'PG', version: '15', production: true },
      { engine: 'REDIS', production: true },
    ]);
    expect(spec.vpc.id).toBeTruthy();
    expect(api.alerts.length).toBeGreaterThan(0);
    for (const worker of spec.workers ?? []) expect(worker.dockerfile_path).toBe(api.dockerfile_path);
  });

  it('types every secret SECRET, and gives the owner of the tables to the migration alone', () => {
    const envs = [spec, ...spec.services, ...spec.jobs, ...(spec.workers ?? [])].flatMap(
      (part) => part.envs ?? [],
    );
    const secret = /SECRET|PASSWORD|_KEY|TOKEN|^DATABASE_(?!CA)|^REDIS_URL/;
    for (const { key, type, value } of envs) {
      expect(type === 'SECRET', key).toBe(secret.test(key));
      if (type === 'SECRET') expect(value).toMatch(/^(CHANGE_ME|\$\{.+\})$/);
    }
    expect(spec.envs.map((/** @type {{ key: string }} */ env) => env.key)).not.toContain(
      'DATABASE_DIRECT_URL',
    );
    expect(spec.jobs[0].envs[0]).toMatchObject({ key: 'DATABASE_DIRECT_URL', type: 'SECRET' });
    const example = read('.env.example');
    for (const { key } of envs)
      expect(example, `${key} in .env.example`).toMatch(new RegExp(`^#${key}=`, 'm'));
  });
});

describe('Dockerfile.api', () => {
  const dockerfile = read('Dockerfile.api');
  it('copies the manifest of every project, or the frozen install would fail', () => {
    const projects = ['apps', 'packages'].flatMap((group) =>
      readdirSync(join(root, group)).map((name) => `${group}/${name}`),
    );
    for (const project of projects)
      expect(dockerfile).toContain(`COPY ${project}/package.json ${project}/\n`);
  });
  it('carries what the API needs at run time, as a user without rights', () => {
    const { dependencies } = JSON.parse(read('apps/api/package.json'));
    for (const name of Object.keys(dependencies).filter((one) => one.startsWith('@og/')))
      expect(dockerfile).toContain(`packages/${name.slice(4)}/dist packages/${name.slice(4)}/dist`);
    expect(dockerfile).toContain('packages/db/migrations packages/db/migrations');
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^EXPOSE 3001$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  });
});

it('vercel.json builds the web as the architecture says', () => {
  expect(JSON.parse(read('vercel.json'))).toMatchObject({
    framework: 'nextjs',
    installCommand: 'pnpm install',
    buildCommand: 'pnpm --filter front build',
    outputDirectory: 'apps/front/.next',
  });
  // Nothing of a fresh checkout is built: what the web leans on is built before it, by its own script.
  const { scripts, dependencies } = JSON.parse(read('apps/front/package.json'));
  expect(Object.keys(dependencies)).toContain('@og/core');
  expect(scripts.build).toBe('pnpm --filter "front^..." build && next build');
});
