import type { PoolRotation } from '@/gql/graphql';

/** How the numbers of a pool take turns, in words. */
export const rotations: readonly { value: PoolRotation; label: string; hint: string }[] = [
  { value: 'ROUND_ROBIN', label: 'In turn', hint: 'Each new lead takes the next number.' },
  { value: 'LEAST_USED', label: 'Least used today', hint: 'The number with most room left today.' },
  { value: 'WEIGHTED', label: 'By weight', hint: 'In proportion to the weights of the numbers.' },
];
