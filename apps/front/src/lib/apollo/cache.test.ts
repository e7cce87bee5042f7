import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gql } from '@apollo/client';
import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import possible from '../../gql/possible-types';
import { createCache } from './cache';

const query = gql`
  query ($id: ID!) {
    lead(id: $id) {
      __typename
      id
      name
    }
  }
`;
const variables = { id: 'l1' };

/** Lists of the whole team that some page asks for a further page of. */
const paged = new Set(
  globSync('**/*.graphql', { cwd: join(import.meta.dirname, '../..') })
    .flatMap((file) => parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).definitions)
    .flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
    )
    .flatMap((field) =>
      field.kind === Kind.FIELD && field.arguments?.some(({ name }) => name.value === 'after')
        ? [field.name.value]
        : [],
    ),
);

describe('the cache', () => {
  it('knows lists that are read page by page', () => expect(paged.size).toBeGreaterThan(5));

  it.each([...paged])('joins the pages of %s', (name) => {
    const cache = createCache();
    const list = gql`query ($after: String) { ${name}(first: 1, after: $after) { __typename edges { __typename cursor node { __typename id } } pageInfo { __typename hasNextPage endCursor } } }`;
    const write = (after: string | null, id: string) =>
      cache.writeQuery({
        query: list,
        variables: { after },
        data: {
          [name]: {
            __typename: 'Page',
            edges: [{ __typename: 'Edge', cursor: id, node: { __typename: 'Item', id } }],
            pageInfo: { __typename: 'PageInfo', hasNextPage: after === null, endCursor: id },
          },
        },
      });
    write(null, 'first');
    write('first', 'second');
    const read = cache.readQuery<Record<string, { edges: unknown[] }>>({
      query: list,
      variables: { after: null },
    });
    expect(read?.[name]?.edges).toHaveLength(2);
  });

  it('keeps the answer that a lead is not here', () => {
    const cache = createCache();
    cache.writeQuery({ query, variables, data: { lead: null } });
    expect(cache.readQuery({ query, variables })).toEqual({ lead: null });
  });

  it('shows a lead that another list brought, and nothing for one that none did', () => {
    const cache = createCache();
    expect(cache.readQuery({ query, variables })).toBeNull();
    const lead = { __typename: 'Lead', id: 'l1', name: 'Ann' };
    cache.writeFragment({
      id: 'Lead:l1',
      fragment: gql`
        fragment Row on Lead {
          id
          name
        }
      `,
      data: lead,
    });
    expect(cache.readQuery({ query, variables })).toEqual({ lead });
  });

  it('knows the members of unions and the kinds of refusals', () => {
    expect(possible.possibleTypes['CreateLeadResult']).toEqual(['Conflict', 'InvalidInput', 'Lead']);
    expect(possible.possibleTypes['UserError']).toContain('SendBarred');
  });
});
