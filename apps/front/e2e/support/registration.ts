import { askAs, orError, type Ask } from './ask-api';

/**
 * Notes that a workspace's numbers are registered for 10DLC, as somebody does who registered them at a vendor's
 * console: carriers need days for it, and nothing is sent from a long code before.
 */
export async function registerNumbers(
  account: { email: string; password: string },
  numberIds: readonly string[],
): Promise<void> {
  await noteRegistration(await askAs(account), numberIds);
}

/** The same, in the name of somebody who is signed in. */
export async function noteRegistration(ask: Ask, numberIds: readonly string[]): Promise<void> {
  const run = async (mutation: string, type: string, variables: object) =>
    (await ask(`${mutation} { ... on ${type} { id } ${orError} } }`, variables)).id;
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
