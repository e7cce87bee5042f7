import type { CodegenConfig } from '@graphql-codegen/cli';
import { splitDocuments } from './codegen-split';

const client = {
  scalars: { Date: 'string', DateTime: 'string', JSON: 'unknown' },
  strictScalars: true,
  enumsAsTypes: true,
  useTypeImports: true,
  pureMagicComment: true,
  avoidOptionals: false,
};

const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  ignoreNoDocuments: true,
  hooks: { afterAllFileWrite: [splitDocuments] },
  generates: {
    './src/gql/': {
      documents: ['src/**/*.graphql'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: client,
    },
    // The pages before the sign-in ask with plain `fetch`: strings, and no GraphQL client to load.
    './src/gql/public/': {
      documents: ['src/features/auth/*.graphql', 'src/lib/graphql/*.graphql'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...client, documentMode: 'string' },
    },
    // Which types each union and interface can be, for Apollo's cache.
    './src/gql/possible-types.ts': {
      plugins: ['fragment-matcher'],
      config: { apolloClientVersion: 3 },
    },
  },
};

export default config;
