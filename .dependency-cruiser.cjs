// What may lean on what; docs/architecture.md draws it. Type-only imports count.
const CORE = '^packages/core/';
const CONTRACTS = '^packages/contracts/';
const DB = '^packages/db/';
const PROVIDERS = '^packages/providers/';
const TESTS = '\\.test\\.[cm]?tsx?$|^(packages|apps)/[^/]+/(test|e2e)/';

/** A project may import itself, packages from npm, Node, and the projects named. */
function only(name, project, allowed, options = {}) {
  return {
    name,
    severity: 'error',
    comment:
      options.comment ??
      `${project} leans on: ${allowed.length > 0 ? allowed.join(', ') : 'nothing of this repository'}.`,
    from: { path: `^${project}/`, pathNot: options.fromNot ?? TESTS },
    to: { path: '^(apps|packages|tools)/', pathNot: [`^${project}/`, ...allowed] },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle means two files that are one, or a piece that wants a place of its own below both.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody imports this file and it imports nobody: remove it, or use it.',
      from: {
        orphan: true,
        path: '^(apps/(api|twin)/src|packages/[^/]+/src)/',
        pathNot: [
          TESTS,
          '\\.d\\.ts$',
          '/src/(index|browser|main|cli)\\.tsx?$',
          '^packages/(core|contracts|testing)/src/index\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment:
        'This import leads nowhere: is the package declared in the package.json beside it? (One package of types only and what is generated are left out.)',
      from: { path: '^(apps|packages|tools)/' },
      to: { couldNotResolve: true, pathNot: ['\\.next/', '/gql/', '^@graphql-typed-document-node/core$'] },
    },
    only('core-leans-on-nothing', 'packages/core', []),
    only('contracts', 'packages/contracts', [CORE]),
    only('db', 'packages/db', [CORE, CONTRACTS]),
    only('providers', 'packages/providers', [CORE, CONTRACTS]),
    only('ui', 'packages/ui', []),
    only('testing', 'packages/testing', [CORE, CONTRACTS, DB]),
    only('twin', 'apps/twin', [CONTRACTS], { comment: 'The twin shares no code with what it tests.' }),
    only('front', 'apps/front', [CONTRACTS, '^packages/core/src/browser\\.ts$', '^packages/ui/'], {
      comment: 'The web takes contracts, the pure browser part of core (@og/core/browser), and ui.',
    }),
    only('api', 'apps/api', [CORE, CONTRACTS, DB, PROVIDERS]),
    ...['api', 'front', 'twin'].map((app) => ({
      name: `nothing-imports-${app}`,
      severity: 'error',
      comment: 'Nothing imports an app, tests of other projects included.',
      from: { path: '^(apps|packages|tools)/', pathNot: `^apps/${app}/` },
      to: { path: `^apps/${app}/` },
    })),
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'core holds rules: no files, no network, no processes. `now` is an argument.',
      from: { path: '^packages/core/src/', pathNot: TESTS },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|net|http|https|http2|child_process|dgram|dns|tls|worker_threads|cluster|timers)(/|$)',
      },
    },
    {
      name: 'modules-by-their-index',
      severity: 'error',
      comment: "A module is used by what its index.ts gives: import '../<module>/index.js'.",
      from: { path: '^apps/api/src/modules/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^apps/api/src/modules/',
        pathNot: ['^apps/api/src/modules/$1/', '^apps/api/src/modules/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'modules-not-providers',
      severity: 'error',
      comment: 'Modules reach vendors through the ports that platform hands them.',
      from: { path: '^apps/api/src/modules/', pathNot: TESTS },
      to: { path: '^packages/providers/' },
    },
    {
      name: 'platform-below-modules',
      severity: 'error',
      comment: 'platform is what every module leans on; it knows none of them.',
      from: { path: '^apps/api/src/platform/', pathNot: TESTS },
      to: { path: '^apps/api/src/modules/' },
    },
    {
      name: 'platform-not-core',
      severity: 'error',
      comment: 'platform leans on contracts, db and the ports of providers; product rules belong to modules.',
      from: { path: '^apps/api/src/platform/', pathNot: TESTS },
      to: { path: '^packages/core/' },
    },
    {
      name: 'features-by-their-index',
      severity: 'error',
      comment:
        'A feature of the web does not reach into another: move what both need to components/ or lib/, or export it in index.ts.',
      from: { path: '^apps/front/src/features/([^/]+)/' },
      to: {
        path: '^apps/front/src/features/',
        pathNot: ['^apps/front/src/features/$1/', '^apps/front/src/features/[^/]+/index\\.tsx?$'],
      },
    },
    {
      name: 'routes-on-top',
      severity: 'error',
      comment: 'app/ holds routes only: nothing imports a route.',
      from: { path: '^apps/front/src/(features|components|lib)/' },
      to: { path: '^apps/front/src/app/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.next|node_modules/\\.cache|migrations)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: 'tsconfig.base.json' },
    webpackConfig: { fileName: 'tools/check/import-aliases.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.d.ts', '.js', '.mjs', '.cjs', '.json', '.css'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
