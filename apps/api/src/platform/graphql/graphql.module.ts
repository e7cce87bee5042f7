import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { RequestLike } from '../auth/access.decorators.js';
import { SESSION_READER } from '../auth/jwt.strategy.js';
import type { SessionReader } from '../auth/session-reader.js';
import { SessionWatch } from '../auth/session-watch.js';
import { PLATFORM, type Platform } from '../platform.js';
import { countRootFields } from '../limits/root-fields.js';
import { createFormatError } from './format-error.js';
import { JsonScalar } from './scalars.js';
import { socketRules, type SocketContext } from './socket.js';
import { SocketDriver } from './socket-driver.js';
import { storableText } from './storable-text.js';

/** Options shared by the running server and the schema printer. */
export const schemaOptions = {
  autoSchemaFile: true as const,
  sortSchema: false,
  buildSchemaOptions: { scalarsMap: [], noDuplicatedFields: true },
  resolvers: { JSON: JsonScalar },
};

/**
 * What one request may ask for. The product's own largest query is under half of each; more is refused before it
 * runs. Suggestions of field names are off in production, as introspection is.
 */
function requestLimits(isProduction: boolean) {
  return new ApolloArmor({
    // Fields count, not the fragments that a page is put together from.
    maxDepth: { n: 12, flattenFragments: true },
    maxAliases: { n: 20 },
    maxTokens: { n: 2_000 },
    maxDirectives: { n: 20 },
    costLimit: { maxCost: 20_000 },
    blockFieldSuggestion: { enabled: isProduction },
  }).protect();
}

export const graphqlModule = GraphQLModule.forRootAsync<ApolloDriverConfig>({
  driver: SocketDriver,
  inject: [PLATFORM, SESSION_READER],
  useFactory: (platform: Platform, sessions: SessionReader): ApolloDriverConfig => {
    const limits = requestLimits(platform.config.isProduction);
    const watch = new SessionWatch(sessions);
    sessions.onForget(watch.look);
    platform.teamEvents.onMembersChanged(watch.look);
    return {
      ...schemaOptions,
      validationRules: limits.validationRules,
      path: '/graphql',
      introspection: !platform.config.isProduction,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: platform.config.isProduction,
      csrfPrevention: true,
      graphiql: false,
      allowBatchedHttpRequests: false,
      // The web sends its queries whole: strangers’ ones need not be kept.
      persistedQueries: false,
      // Who asks too often hears 429 and when to come back, as on every other route; other faults carry no status.
      preserveHttpStatusForExecutionErrors: false,
      plugins: [
        ApolloServerPluginLandingPageDisabled(),
        storableText,
        countRootFields as NonNullable<ApolloDriverConfig['plugins']>[number],
        ...(limits.plugins as unknown as NonNullable<ApolloDriverConfig['plugins']>),
      ],
      formatError: createFormatError(platform.logger),
      context: (first: RequestLike | { req?: RequestLike; extra?: SocketContext['extra'] }, reply: unknown) =>
        socketOrHttp(first, reply),
      subscriptions: {
        'graphql-ws': { path: '/graphql', ...socketRules({ ...platform, sessions, watch }) },
      },
    };
  },
});

/** `{req, reply}` for resolvers and guards, over HTTP and over a socket alike. */
function socketOrHttp(
  first: RequestLike | { extra?: SocketContext['extra'] },
  reply: unknown,
): { req: RequestLike; reply: unknown } {
  if ('extra' in first && first.extra) {
    const ctx = first.extra.ctx;
    return { req: { headers: first.extra.request?.headers ?? {}, ...(ctx ? { ctx } : {}) }, reply: null };
  }
  return { req: first as RequestLike, reply };
}
