import type { TestApp } from './test-app.js';

type Api = Pick<TestApp, 'data'>;

interface Answer {
  result: { __typename: string; id?: string; message?: string };
}

/** Fast enough that no test waits for a carrier's rate. */
const SEGMENTS_PER_SECOND = 500;

/**
 * Register all numbers of a team for 10DLC as a person would who did so at a vendor's console: a verified brand with
 * the best score, an active campaign, and every number in it.
 */
export async function registerNumbers(
  app: Api,
  token: string,
): Promise<{ brandId: string; campaignId: string }> {
  const run = async (operation: string, variables: Record<string, unknown>): Promise<string> => {
    const { result } = await app.data<Answer>(operation, variables, token);
    if (!result.id) throw new Error(`${operation}: ${result.message}`);
    return result.id;
  };
  const fields = (type: string) => `{ __typename ... on ${type} { id } ... on UserError { message } }`;
  const brandId = await run(
    `mutation ($input: BrandInput!) { result: createBrand(input: $input) ${fields('Brand')} }`,
    { input: { displayName: 'Example Homes', companyName: 'Example Homes LLC' } },
  );
  await run(
    `mutation ($id: ID!, $input: RecordRegistrationInput!) { result: recordBrandRegistration(id: $id, input: $input) ${fields('Brand')} }`,
    { id: brandId, input: { providerId: 'BN1', brandState: 'VETTED_VERIFIED', trustScore: 100 } },
  );
  const campaignId = await run(
    `mutation ($input: TenDlcCampaignInput!) { result: createTenDlcCampaign(input: $input) ${fields('TenDlcCampaign')} }`,
    {
      input: {
        brandId,
        useCase: 'MARKETING',
        description: 'Offers to people who asked us for them at a stand or on our page.',
        messageFlow: 'People tick a box on a paper or web form that asks for texts about offers.',
        samples: ['Hi Ada, this is Example Homes. Reply STOP to opt out.'],
      },
    },
  );
  await run(
    `mutation ($id: ID!, $input: RecordRegistrationInput!) { result: recordTenDlcRegistration(id: $id, input: $input) ${fields('TenDlcCampaign')} }`,
    { id: campaignId, input: { providerId: 'CM1', campaignState: 'ACTIVE' } },
  );
  const { senderNumbers } = await app.data<{ senderNumbers: { id: string; state: string }[] }>(
    '{ senderNumbers { id state } }',
    {},
    token,
  );
  for (const { id } of senderNumbers) {
    await run(
      `mutation ($id: ID!, $input: UpdateSenderNumberInput!) { result: updateSenderNumber(id: $id, input: $input) ${fields('SenderNumber')} }`,
      { id, input: { tenDlcCampaignId: campaignId, segmentsPerSecond: SEGMENTS_PER_SECOND } },
    );
  }
  return { brandId, campaignId };
}
