import type { TestApp, TestSession } from '../support/test-app.js';

/** Any result of a mutation about senders; fields by what was asked. */
export interface Result {
  __typename: string;
  id: string;
  code: string;
  message: string;
  path: string[] | null;
  problems: { path: string[] | null; message: string }[];
  [field: string]: unknown;
}

const ERROR = '__typename ... on UserError { code message path }';
const PROBLEMS = '... on InvalidInput { problems { path message } }';
export const NUMBER = `id phone label kind state stateReason weight segmentsPerSecond dailyCap allowedToday sentToday
  warmUp { day days allowedToday startedOn } tenDlcCampaign { id state } health { state reason quarantinedUntil latest { sent verdict reason } }`;
export const BRAND = `id state stateReason trustScore dailySegmentCap segmentsToday providerId details campaigns { id segmentsPerSecond }`;
export const CAMPAIGN = `id state stateReason providerId segmentsPerSecond numbers { id phone }`;
export const POOL = `id name rotation failover numbers { id }`;
export const MAILBOX = `id address displayName state stateReason dailyCap allowedToday warmUp { day allowedToday } health { state } domain { domain state }`;
export const DOMAIN = `id domain state stateReason spf dkim dmarc records { type host value valid } complaintRate`;

/** Mutations about senders as a person sends them. */
export function sendersApi(app: TestApp, session: () => TestSession) {
  const run = async (
    name: string,
    types: Record<string, string>,
    shown: Record<string, string>,
    variables: Record<string, unknown>,
  ): Promise<Result> => {
    const declared = Object.entries(types).map(([key, type]) => `$${key}: ${type}`);
    const passed = Object.keys(types).map((key) => `${key}: $${key}`);
    const { InvalidInput: invalid, ...successes } = shown;
    const members = Object.entries(successes).map(([type, fields]) => `... on ${type} { ${fields} }`);
    const fields = [ERROR, ...(invalid === undefined ? [] : [PROBLEMS]), ...members].join(' ');
    const args = passed.length > 0 ? `(${passed.join(', ')})` : '';
    return (
      await app.data<{ result: Result }>(
        `mutation (${declared.join(', ')}) { result: ${name}${args} { ${fields} } }`,
        variables,
        session().token,
      )
    ).result;
  };
  return {
    addNumber: (input: object) =>
      run(
        'addSenderNumber',
        { input: 'AddSenderNumberInput!' },
        { SenderNumber: NUMBER, InvalidInput: '' },
        { input },
      ),
    updateNumber: (id: string, input: object) =>
      run(
        'updateSenderNumber',
        { id: 'ID!', input: 'UpdateSenderNumberInput!' },
        { SenderNumber: NUMBER, InvalidInput: '' },
        { id, input },
      ),
    retireNumber: (id: string) => run('retireSenderNumber', { id: 'ID!' }, { SenderNumber: NUMBER }, { id }),
    createPool: (input: object) =>
      run(
        'createSenderPool',
        { input: 'CreateSenderPoolInput!' },
        { SenderPool: POOL, InvalidInput: '' },
        { input },
      ),
    updatePool: (id: string, input: object) =>
      run(
        'updateSenderPool',
        { id: 'ID!', input: 'UpdateSenderPoolInput!' },
        { SenderPool: POOL, InvalidInput: '' },
        { id, input },
      ),
    deletePool: (id: string) => run('deleteSenderPool', { id: 'ID!' }, { Removed: 'id' }, { id }),
    createBrand: (input: object) =>
      run('createBrand', { input: 'BrandInput!' }, { Brand: BRAND, InvalidInput: '' }, { input }),
    updateBrand: (id: string, input: object) =>
      run(
        'updateBrand',
        { id: 'ID!', input: 'BrandInput!' },
        { Brand: BRAND, InvalidInput: '' },
        { id, input },
      ),
    submitBrand: (id: string) =>
      run('submitBrand', { id: 'ID!' }, { Brand: BRAND, InvalidInput: '' }, { id }),
    recordBrand: (id: string, input: object) =>
      run(
        'recordBrandRegistration',
        { id: 'ID!', input: 'RecordRegistrationInput!' },
        { Brand: BRAND, InvalidInput: '' },
        { id, input },
      ),
    createCampaign: (input: object) =>
      run(
        'createTenDlcCampaign',
        { input: 'TenDlcCampaignInput!' },
        { TenDlcCampaign: CAMPAIGN, InvalidInput: '' },
        { input },
      ),
    updateCampaign: (id: string, input: object) =>
      run(
        'updateTenDlcCampaign',
        { id: 'ID!', input: 'TenDlcCampaignInput!' },
        { TenDlcCampaign: CAMPAIGN, InvalidInput: '' },
        { id, input },
      ),
    submitCampaign: (id: string) =>
      run('submitTenDlcCampaign', { id: 'ID!' }, { TenDlcCampaign: CAMPAIGN, InvalidInput: '' }, { id }),
    recordCampaign: (id: string, input: object) =>
      run(
        'recordTenDlcRegistration',
        { id: 'ID!', input: 'RecordRegistrationInput!' },
        { TenDlcCampaign: CAMPAIGN, InvalidInput: '' },
        { id, input },
      ),
    liftQuarantine: (senderId: string, input: object) =>
      run(
        'liftQuarantine',
        { senderId: 'ID!', input: 'LiftQuarantineInput!' },
        { SenderNumber: NUMBER, InvalidInput: '' },
        { senderId, input },
      ),
    addDomain: (input: object) =>
      run(
        'addSendingDomain',
        { input: 'AddSendingDomainInput!' },
        { SendingDomain: DOMAIN, InvalidInput: '' },
        { input },
      ),
    checkDomain: (id: string) =>
      run('checkSendingDomain', { id: 'ID!' }, { SendingDomain: DOMAIN, InvalidInput: '' }, { id }),
    addMailbox: (input: object) =>
      run(
        'addSenderMailbox',
        { input: 'AddSenderMailboxInput!' },
        { SenderMailbox: MAILBOX, InvalidInput: '' },
        { input },
      ),
    updateMailbox: (id: string, input: object) =>
      run(
        'updateSenderMailbox',
        { id: 'ID!', input: 'UpdateSenderMailboxInput!' },
        { SenderMailbox: MAILBOX, InvalidInput: '' },
        { id, input },
      ),
    retireMailbox: (id: string) =>
      run('retireSenderMailbox', { id: 'ID!' }, { SenderMailbox: MAILBOX, InvalidInput: '' }, { id }),
    connect: (vendor: string, credentials: object) =>
      run(
        'connectIntegration',
        { input: 'ConnectIntegrationInput!' },
        { Integration: 'id state account lastError', InvalidInput: '' },
        { input: { vendor, credentials } },
      ),
    query: <T>(text: string, variables: Record<string, unknown> = {}) =>
      app.data<T>(text, variables, session().token),
  };
}
