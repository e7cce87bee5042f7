import { stack } from './stack';

interface Answer {
  data?: { result: { id?: string; accessToken?: string; message?: string } };
  errors?: { message: string }[];
}

async function ask(query: string, variables: object, token?: string) {
  const response = await fetch(`${stack.web}/api/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: stack.web,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (!data) throw new Error(`${query}: ${errors?.[0]?.message ?? response.status}`);
  if (data.result.message) throw new Error(`${query}: ${data.result.message}`);
  return data.result;
}

/**
 * Notes that a workspace's numbers are registered for 10DLC, as somebody does who registered them at a vendor's
 * console: carriers need days for it, and nothing is sent from a long code before.
 */
export async function registerNumbers(
  account: { email: string; password: string },
  numberIds: readonly string[],
): Promise<void> {
  const failed = '... on UserError { message }';
  const { accessToken } = await ask(
    `mutation ($input: SignInInput!) { result: signIn(input: $input) { ... on Session { accessToken } ${failed} } }`,
    { input: { email: account.email, password: account.password } },
  );
  const run = async (mutation: string, type: string, variables: object) =>
    (await ask(`${mutation} { ... on ${type} { id } ${failed} } }`, variables, accessToken)).id;
  const brand = await run('mutation ($input: BrandInput!) { result: createBrand(input: $input)', 'Brand', {
    input: { displayName: 'Ridge Supply', companyName: 'Ridge Supply LLC' },
  });
  await run(
    'mutation ($id: ID!, $input: RecordRegistrationInput!) { result: recordBrandRegistration(id: $id, input: $input)',
    'Brand',
    { id: brand, input: { providerId: 'BN1', brandState: 'VETTED_VERIFIED', trustScore: 100 } },
  );
  const campaign = await run(
    'mutation ($input: TenDlcCampaignInput!) { result: createTenDlcCampaign(input: $input)',
    'TenDlcCampaign',
    {
      input: {
        brandId: brand,
        useCase: 'MARKETING',
        description: 'Offers to people who asked us for them on our page.',
        messageFlow: 'People tick a box on the quote form that asks for texts about offers.',
        samples: ['Hi Ada, this is Ridge Supply. Reply STOP to opt out.'],
      },
    },
  );
  await run(
    'mutation ($id: ID!, $input: RecordRegistrationInput!) { result: recordTenDlcRegistration(id: $id, input: $input)',
    'TenDlcCampaign',
    { id: campaign, input: { providerId: 'CM1', campaignState: 'ACTIVE' } },
  );
  for (const id of numberIds)
    await run(
      'mutation ($id: ID!, $input: UpdateSenderNumberInput!) { result: updateSenderNumber(id: $id, input: $input)',
      'SenderNumber',
      { id, input: { tenDlcCampaignId: campaign } },
    );
}
