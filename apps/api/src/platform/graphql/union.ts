import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';

/** A result union whose members name themselves by `__typename`, as every use case's result does. */
export function resultUnion<T extends readonly Type<unknown>[]>(
  name: string,
  types: () => T,
): InstanceType<T[number]> {
  return createUnionType({
    name,
    types,
    resolveType: (value: { __typename: string }) => value.__typename,
  }) as unknown as InstanceType<T[number]>;
}
