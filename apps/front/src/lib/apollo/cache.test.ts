import { gql } from '@apollo/client';
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

describe('the cache', () => {
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
