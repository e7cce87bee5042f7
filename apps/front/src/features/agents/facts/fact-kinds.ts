/** What a fact of the team can be about: the checks compare like with like. */
export const factKinds: readonly string[] = [
  'offer',
  'price',
  'company',
  'person',
  'address',
  'phone',
  'email',
  'link',
  'number',
  'date',
  'text',
];
