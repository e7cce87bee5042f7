import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { PERMISSIONS, ROLES, roleHas, type Permission } from '@og/contracts';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS, NOT_COUNTED, type Access } from '../../src/platform/auth/access.decorators.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

interface Declared {
  /** `Query.me` or `POST /api/auth/refresh`. */
  name: string;
  access: Access | undefined;
}

interface Route extends Declared {
  method: string;
  path: string;
  /** Strangers are not counted by their address here. */
  uncounted: boolean;
}

/** Who may call these is decided by a secret of their own, or they tell nothing. Adding to it is a decision. */
const PUBLIC_FIELDS = [
  'Query.system',
  'Query.invitationPreview',
  'Mutation.signUp',
  'Mutation.signIn',
  'Mutation.acceptInvitation',
];
const PUBLIC_ROUTES = [
  /^GET \/(health|ready|metrics)$/,
  /^POST \/api\/auth\/(refresh|sign-out)$/,
  /^(GET|POST) \/api\/webhooks\//,
  /^(GET|PUT|HEAD|OPTIONS) \/(api\/)?(files|uploads|storage)\//,
  /^(GET|POST) \/api\/cron\//,
  /^GET \/api\/exports\/decisions$/,
  /^(GET|POST) \/u\/:token$/,
  /^(GET|HEAD) \/api\/l\/:token$/,
];

/** Where many come from one address: vendors, mail providers and carriers' networks, the platform. Each is bounded otherwise. */
const UNCOUNTED_ROUTES = [
  /^GET \/(health|ready)$/,
  /^POST \/api\/webhooks\/(twilio|sendgrid|signalhouse)\/:integrationId/,
  /^(GET|POST) \/u\/:token$/,
  /^GET \/api\/l\/:token$/,
];

let app: TestApp;
let schema: GraphQLSchema;
let fields: Declared[];
let routes: Route[];
beforeAll(async () => {
  app = await createTestApp();
  schema = app.app.get(GraphQLSchemaHost, { strict: false }).schema;
  const classes = classesOf(app);
  fields = classes.flatMap(rootFieldsOf);
  routes = classes.flatMap(routesOf);
});
afterAll(() => app?.close());

describe('every way in', () => {
  it('declares who may use it', () => {
    expect([...fields, ...routes].filter(({ access }) => !isAccess(access)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('is known to this test: no field of the schema and no route comes from elsewhere', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const inSchema = roots.flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name}.${name}`),
    );
    expect(fields.map(({ name }) => name).toSorted()).toEqual(inSchema.toSorted());
    expect(inSchema).toContain('Mutation.signUp');
    expect(routes.map(({ name }) => name)).toContain('POST /api/auth/refresh');
  });

  it('is open to everybody only where that was decided', () => {
    const open = (list: Declared[]) =>
      list.filter(({ access }) => access === 'public').map(({ name }) => name);
    expect(open(fields).toSorted()).toEqual(PUBLIC_FIELDS.toSorted());
    expect(open(routes).filter((name) => !PUBLIC_ROUTES.some((known) => known.test(name)))).toEqual([]);
  });

  it('counts strangers by their address but where that was decided', () => {
    const uncounted = routes.filter((route) => route.uncounted).map(({ name }) => name);
    expect(uncounted.filter((name) => !UNCOUNTED_ROUTES.some((known) => known.test(name)))).toEqual([]);
    expect(UNCOUNTED_ROUTES.filter((known) => !uncounted.some((name) => known.test(name)))).toEqual([]);
  });
});

describe('the guard', () => {
  it('asks every other field for a sign-in', async () => {
    const unguarded: string[] = [];
    for (const { name, access } of fields) {
      if (access === 'public' || name.startsWith('Subscription.')) continue;
      const { errors } = await app.graphql(operation(schema, name));
      if (errors?.[0]?.extensions.code !== 'UNAUTHENTICATED')
        unguarded.push(`${name}: ${JSON.stringify(errors)}`);
    }
    expect(unguarded).toEqual([]);
  });

  it('asks every other route for a sign-in', async () => {
    for (const { name, access, method, path } of routes) {
      if (access === 'public') continue;
      const response = await fetch(`${app.url}${path.replace(/:\w+/g, 'x')}`, {
        method,
        ...(method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: '{}' }),
      });
      expect(response.status, name).toBe(401);
    }
  });

  it('refuses each role what the permission table does not give it', async () => {
    const wrong: string[] = [];
    for (const role of ROLES.filter((name) => name !== 'owner')) {
      const member = await app.signUp();
      // Before the first request, so that no answer about the session is remembered yet.
      await app.platform.database.withTeam(member.teamId, (tx) =>
        tx.client.query('update team_members set role = $1', [role]),
      );
      for (const { name, access } of fields) {
        if (!isPermission(access) || roleHas(role, access) || name.startsWith('Subscription.')) continue;
        const { errors } = await app.graphql(operation(schema, name), {}, member.token);
        if (errors?.[0]?.extensions.code !== 'FORBIDDEN')
          wrong.push(`${role} ${name}: ${JSON.stringify(errors)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

type Class = { prototype: Record<string, unknown>; name: string };

function classesOf({ app }: TestApp): Class[] {
  const found = new Set<Class>();
  for (const module of app.get(ModulesContainer, { strict: false }).values()) {
    for (const wrapper of [...module.providers.values(), ...module.controllers.values()]) {
      if (typeof wrapper.metatype === 'function' && wrapper.metatype.prototype)
        found.add(wrapper.metatype as unknown as Class);
    }
  }
  return [...found];
}

function methodsOf(type: Class): [string, object][] {
  return Object.getOwnPropertyNames(type.prototype).flatMap((key): [string, object][] => {
    const value = Object.getOwnPropertyDescriptor(type.prototype, key)?.value as unknown;
    return typeof value === 'function' && key !== 'constructor' ? [[key, value]] : [];
  });
}

/** As the guard reads it: the method's, else the class's. */
function accessOf(type: Class, method: object): Access | undefined {
  return (Reflect.getMetadata(ACCESS, method) ?? Reflect.getMetadata(ACCESS, type)) as Access | undefined;
}

function rootFieldsOf(type: Class): Declared[] {
  return methodsOf(type).flatMap(([key, method]) => {
    const root = Reflect.getMetadata('graphql:resolver_type', method) as string | undefined;
    if (!root || !['Query', 'Mutation', 'Subscription'].includes(root)) return [];
    const name = (Reflect.getMetadata('graphql:resolver_name', method) as string | undefined) ?? key;
    return [{ name: `${root}.${name}`, access: accessOf(type, method) }];
  });
}

function routesOf(type: Class): Route[] {
  const prefixes = listOf(Reflect.getMetadata('path', type));
  return methodsOf(type).flatMap(([, method]) => {
    const verb = Reflect.getMetadata('method', method) as RequestMethod | undefined;
    if (verb === undefined) return [];
    const verbName = RequestMethod[verb];
    const uncounted = [type, method].some((one) => Reflect.getMetadata(NOT_COUNTED, one) === true);
    return prefixes.flatMap((prefix) =>
      listOf(Reflect.getMetadata('path', method)).map((path) => {
        const full = `/${[prefix, path]
          .map((part) => part.replace(/^\/+|\/+$/g, ''))
          .filter(Boolean)
          .join('/')}`;
        return {
          name: `${verbName} ${full}`,
          method: verbName,
          path: full,
          access: accessOf(type, method),
          uncounted,
        };
      }),
    );
  });
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? (value as string[]) : [typeof value === 'string' ? value : ''];
const isPermission = (access: Access | undefined): access is Permission =>
  access !== undefined && access in PERMISSIONS;
const isAccess = (access: Access | undefined) =>
  access === 'public' || access === 'signed-in' || isPermission(access);

/** A valid call of a root field with made-up arguments: the guard must answer before any of them matters. */
function operation(schema: GraphQLSchema, name: string): string {
  const [root = '', key = ''] = name.split('.');
  const field = (root === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[
    key
  ] as GraphQLField<unknown, unknown>;
  const required = field.args.filter(
    ({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined,
  );
  const args = required.map((arg) => `${arg.name}: ${literal(arg.type)}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${root.toLowerCase()} { ${key}${args ? `(${args})` : ''}${selection} }`;
}

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType as GraphQLInputType);
  if (isListType(type)) return `[${literal(type.ofType as GraphQLInputType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((entry) => isNonNullType(entry.type));
    return `{ ${required.map((entry) => `${entry.name}: ${literal(entry.type)}`).join(', ')} }`;
  }
  const made: Record<string, string> = {
    Int: '1',
    Float: '1',
    Boolean: 'true',
    DateTime: '"2026-01-01T00:00:00Z"',
    JSON: '{}',
  };
  return made[getNamedType(type).name] ?? '"x"';
}
