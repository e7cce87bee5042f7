import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, visit } from 'graphql';

/** Levels of a variable: nothing of the product has more than ten, and whoever walks a value may count on an end. */
const DEEPEST = 50;

/**
 * PostgreSQL stores neither U+0000 nor half a surrogate pair. A request with one in any of its texts, in variables
 * or in the document, is refused before it runs, with the place of the text. So is one whose variables are nested without
 * end.
 */
export const storableText: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ request, document }) => {
      const place = unstorable(request.variables ?? {}, []);
      if (place) throw refusal(place.join('.'));
      visit(document, {
        [Kind.STRING]: (node) => {
          if (!isStorable(node.value)) throw refusal('A text of the request');
        },
      });
    },
  }),
};

function refusal(place: string): GraphQLError {
  return new GraphQLError(
    `${place} has a character that cannot be stored (U+0000, or half of an emoji): remove it.`,
    { extensions: { code: 'BAD_USER_INPUT' } },
  );
}

function tooDeep(variable: string): GraphQLError {
  return new GraphQLError(`The variable "${variable}" has more than ${DEEPEST} levels: send less at once.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** Where the first such text stands. */
function unstorable(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  if (path.length >= DEEPEST) throw tooDeep(path[0] ?? '');
  for (const [name, item] of Object.entries(value)) {
    const place = isStorable(name) ? unstorable(item, [...path, name]) : path;
    if (place) return place;
  }
  return null;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
