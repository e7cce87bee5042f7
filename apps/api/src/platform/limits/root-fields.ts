import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import type { RequestLike } from '../auth/access.decorators.js';

/**
 * Says at the request how many root fields its operation asks for: a limit that counted requests would be got round by
 * asking for twenty things in each.
 */
export const countRootFields: ApolloServerPlugin<{ req: RequestLike }> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation, document, contextValue }) => {
      const fragments = new Map(
        document.definitions
          .filter((item): item is FragmentDefinitionNode => item.kind === Kind.FRAGMENT_DEFINITION)
          .map((item) => [item.name.value, item]),
      );
      contextValue.req.points = operation ? Math.max(1, fieldsOf(operation.selectionSet, fragments)) : 1;
    },
  }),
};

/** Each fragment is taken once, as the execution does: fragments that hold others twice would double at every level. */
function fieldsOf(set: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>): number {
  let count = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) count += 1;
    else {
      const inside =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (selection.kind === Kind.FRAGMENT_SPREAD) fragments.delete(selection.name.value);
      if (inside) count += fieldsOf(inside.selectionSet, fragments);
    }
  }
  return count;
}
