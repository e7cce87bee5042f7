import { describe, expect, it } from 'vitest';
import { guessMapping, normalizeLeadRow } from './index.js';

/** One column of an export: its header, the field that is guessed, cells as such a file has them. */
type Column = readonly [header: string, field: string | null, ...cells: string[]];

/** Headers as the programs write them; a column about which a guess would be a bet is left to the person. */
const EXPORTS: Record<string, readonly Column[]> = {
  'HubSpot, contacts': [
    ['Record ID', 'externalId', '21205551234', '21205551235'],
    ['First Name', 'firstName', 'Ana', 'Bo'],
    ['Last Name', 'lastName', 'Diaz', 'Lee'],
    ['Email', 'email', 'ana@x.com', 'bo@y.com'],
    ['Phone Number', 'phone', '(305) 555-0123', '(212) 555-0100'],
    ['Mobile Phone Number', 'mobilePhone', '', '212-555-0101'],
    ['Fax Number', null, '305-555-0199', '212-555-0199'],
    ['Contact owner', null, 'Rita Rep', 'Sam Seller'],
    ['Associated Company', 'company', 'Diaz Homes', 'Lee LLC'],
    ['Associated Company IDs', null, '3055550142', '2125550142'],
    ['Job Title', 'title', 'Owner', 'Partner'],
    ['Street Address', 'address', '12 Palm Ave', '1 Main St'],
    ['City', 'city', 'Miami', 'New York'],
    ['State/Region', 'state', 'FL', 'NY'],
    ['Postal Code', 'zip', '33130', '10001'],
    ['Country/Region', null, 'CA', 'CA'],
    ['Website URL', 'website', 'https://diaz.com', 'https://lee.com'],
    ['Email Domain', null, 'x.com', 'y.com'],
    ['Unsubscribed from all email', null, 'false', 'true'],
    ['Marketing contact status', null, 'Marketing contact', 'Non-marketing contact'],
    ['Last Activity Date', null, '2026-02-01', '2026-02-02'],
    ['Original Source', null, 'Offline Sources', 'Paid Search'],
  ],
  'Salesforce, report of leads': [
    ['Lead Owner', null, 'Rita Rep', 'Sam Seller'],
    ['Salutation', null, 'Ms.', 'Mr.'],
    ['First Name', 'firstName', 'Ana', 'Bo'],
    ['Last Name', 'lastName', 'Diaz', 'Lee'],
    ['Title', 'title', 'Owner', 'Partner'],
    ['Company / Account', 'company', 'Diaz Homes', 'Lee LLC'],
    ['Lead Source', 'source', 'Web', 'Web'],
    ['Lead Status', null, 'Open - Not Contacted', 'Open - Not Contacted'],
    ['Rating', null, 'Hot', 'Warm'],
    ['Street', 'address', '12 Palm Ave', '1 Main St'],
    ['City', 'city', 'Miami', 'New York'],
    ['State/Province', 'state', 'FL', 'NY'],
    ['Zip/Postal Code', 'zip', '33130', '10001'],
    ['Country', null, 'US', 'US'],
    ['Phone', 'phone', '305-555-0123', '212-555-0100'],
    ['Mobile', 'mobilePhone', '305-555-0124', ''],
    ['Email', 'email', 'ana@x.com', 'bo@y.com'],
    ['Email Opt Out', null, '0', '1'],
  ],
  'Salesforce, report of contacts': [
    ['First Name', 'firstName'],
    ['Last Name', 'lastName'],
    ['Account Name', 'company'],
    ['Account Owner', null, 'Rita Rep', 'Sam Seller'],
    ['Mailing Street', 'address'],
    ['Mailing City', 'city'],
    ['Mailing State/Province', 'state'],
    ['Mailing Zip/Postal Code', 'zip'],
    ['Mailing Country', null, 'US', 'US'],
    ['Asst. Phone', null, '305-555-0177', '212-555-0177'],
    ['Fax', null, '305-555-0199', '212-555-0199'],
    ['Reports To', null, 'Ida Boss', 'Uma Chief'],
  ],
  'Salesforce, data loader': [
    ['Id', 'externalId'],
    ['FirstName', 'firstName'],
    ['LastName', 'lastName'],
    ['MobilePhone', 'mobilePhone'],
    ['HomePhone', 'homePhone'],
    ['MailingStreet', 'address'],
    ['MailingCity', 'city'],
    ['MailingState', 'state'],
    ['MailingPostalCode', 'zip'],
    ['HasOptedOutOfEmail', null, 'false', 'true'],
    ['EmailBouncedReason', null, '', ''],
    ['AccountId', null, '0015500000abcde', '0015500000abcdf'],
    ['OwnerId', null, '0055500000abcde', '0055500000abcde'],
    ['LeadSource', 'source'],
  ],
  'Apollo.io, people': [
    ['First Name', 'firstName', 'Ana', 'Bo'],
    ['Last Name', 'lastName', 'Diaz', 'Lee'],
    ['Title', 'title', 'CEO', 'CTO'],
    ['Company Name', 'company', 'Diaz Homes, Inc.', 'Lee LLC'],
    ['Company Name for Emails', null, 'Diaz Homes', 'Lee'],
    ['Email', 'email', 'ana@x.com', 'bo@y.com'],
    ['Email Status', null, 'Verified', 'Verified'],
    ['Primary Email Source', null, 'Apollo', 'Apollo'],
    ['Primary Email Last Verified At', null, '2026-01-01', '2026-01-02'],
    ['Email Confidence', null, '0.9', ''],
    ['Seniority', null, 'C suite', 'C suite'],
    ['Contact Owner', null, 'rita@me.com', 'rita@me.com'],
    ['Work Direct Phone', 'workPhone', '305-555-0123', ''],
    ['Home Phone', 'homePhone', '', ''],
    ['Mobile Phone', 'mobilePhone', '', '212-555-0100'],
    ['Corporate Phone', 'workPhone', '305-555-0100', '212-555-0199'],
    ['Other Phone', 'phone', '', ''],
    ['Stage', null, 'Cold', 'Cold'],
    ['# Employees', null, '12', '40'],
    ['Industry', null, 'real estate', 'law'],
    ['Person Linkedin Url', null, 'http://www.linkedin.com/in/a', 'http://www.linkedin.com/in/b'],
    ['Website', 'website', 'http://www.diaz.com', 'http://www.lee.com'],
    ['Company Linkedin Url', null, 'http://www.linkedin.com/company/a', ''],
    ['Facebook Url', null, 'https://facebook.com/a', ''],
    ['City', 'city', 'Miami', 'New York'],
    ['State', 'state', 'Florida', 'New York'],
    ['Country', null, 'United States', 'United States'],
    ['Company Address', null, '12 Palm Ave, Miami', '1 Main St, New York'],
    ['Company City', null, 'Orlando', 'Albany'],
    ['Company State', null, 'Florida', 'New York'],
    ['Company Phone', 'workPhone', '305-555-0100', '212-555-0199'],
    ['Secondary Email', 'email', 'ana@home.com', ''],
    ['Secondary Email Source', null, 'Apollo', ''],
    ['Apollo Contact Id', 'externalId', '63f0', '63f1'],
    ['Apollo Account Id', null, '61a0', '61a1'],
  ],
  'PropStream, with skip tracing': [
    ['Address', 'propertyAddress', '12 Palm Ave', '1 Main St'],
    ['Unit #', null, '', '4'],
    ['City', null, 'Miami', 'Tampa'],
    ['State', null, 'FL', 'FL'],
    ['Zip', null, '33130', '33601'],
    ['County', null, 'Miami-Dade', 'Hillsborough'],
    ['APN', null, '3055550142', '8135550142'],
    ['Owner Occupied', null, 'No', 'No'],
    ['Owner 1 First Name', 'firstName', 'Ana', 'Bo'],
    ['Owner 1 Last Name', 'lastName', 'Diaz', 'Lee'],
    ['Owner 2 First Name', null, 'Al', ''],
    ['Owner 2 Last Name', null, 'Diaz', ''],
    ['Mailing Care of Name', null, 'Carl Other', ''],
    ['Mailing Address', 'address', '9 Hill Rd', '1 Lake Dr'],
    ['Mailing Unit #', 'address2', '', ''],
    ['Mailing City', 'city', 'Denver', 'Reno'],
    ['Mailing State', 'state', 'CO', 'NV'],
    ['Mailing Zip', 'zip', '80202', '89501'],
    ['Mailing County', 'county', 'Denver', 'Washoe'],
    ['Do Not Mail', null, '', ''],
    ['Property Type', null, 'Single Family', 'Single Family'],
    ['Cell', 'mobilePhone', '303-555-0123', '775-555-0123'],
    ['Cell 2', 'mobilePhone', '', ''],
    ['Landline', 'homePhone', '', '775-555-0124'],
    ['Email', 'email', 'ana@x.com', 'bo@y.com'],
    ['Email 2', 'email', '', ''],
  ],
  'a list as Smarter Contact takes it': [
    ['First Name', 'firstName'],
    ['Last Name', 'lastName'],
    ['Phone 1', 'phone'],
    ['Phone 1 Type', null, 'Mobile', 'Landline'],
    ['Phone 2', 'phone'],
    ['Property Address', 'propertyAddress'],
    ['Property City', null, 'Miami', 'Tampa'],
    ['Property State', null, 'FL', 'FL'],
    ['Property Zip', null, '33130', '33601'],
    ['Mailing Address', 'address'],
    ['Mailing City', 'city'],
    ['Mailing State', 'state'],
    ['Mailing Zip', 'zip'],
    ['Tags', 'tags'],
  ],
  'Google Contacts': [
    ['First Name', 'firstName', 'Ana', 'Bo'],
    ['Middle Name', null, '', ''],
    ['Last Name', 'lastName', 'Diaz', 'Lee'],
    ['Phonetic First Name', null, '', ''],
    ['Nickname', null, 'Annie', ''],
    ['File As', null, '', ''],
    ['Organization Name', 'company', 'Diaz Homes', ''],
    ['Organization Title', 'title', 'Owner', ''],
    ['Organization Department', null, 'Sales', ''],
    ['Birthday', null, '', ''],
    ['Notes', 'notes', 'met at the fair', ''],
    ['Photo', null, 'https://lh3.example/a', 'https://lh3.example/b'],
    ['Labels', 'tags', '* myContacts ::: Sellers', '* myContacts'],
    ['E-mail 1 - Label', null, '* Work', ''],
    ['E-mail 1 - Value', 'email', 'ana@x.com ::: ana@home.com', 'bo@y.com'],
    ['E-mail 2 - Value', 'email', '', ''],
    ['Phone 1 - Label', null, 'Mobile', 'Work'],
    ['Phone 1 - Value', 'phone', '+1 305-555-0123 ::: +1 305-555-0124', '212-555-0100'],
    ['Address 1 - Label', null, 'Home', ''],
    ['Address 1 - Formatted', null, '', ''],
    ['Address 1 - Street', 'address', '12 Palm Ave', ''],
    ['Address 1 - City', 'city', 'Miami', ''],
    ['Address 1 - PO Box', null, '', ''],
    ['Address 1 - Region', 'state', 'FL', ''],
    ['Address 1 - Postal Code', 'zip', '33130', ''],
    ['Address 1 - Country', null, 'US', ''],
    ['Address 1 - Extended Address', 'address2', '', ''],
    ['Website 1 - Label', null, '', ''],
    ['Website 1 - Value', 'website', 'https://diaz.com', ''],
  ],
  'a list by hand': [
    ['Who', 'fullName', 'Ana Diaz', 'Bo Lee'],
    ['Biz', 'company', 'Diaz Homes', 'Lee LLC'],
    ['Biz Phone', 'workPhone', '305-555-0123', '212-555-0100'],
    ['Decision Maker Email', 'email', 'ana@x.com', 'bo@y.com'],
    ['Where', 'city', 'Fort Lauderdale', 'New York'],
  ],
};

const rowsOf = (columns: readonly Column[]): string[][] =>
  [0, 1].map((row) => columns.map(([, , ...cells]) => cells[row] ?? ''));
const guessOf = (columns: readonly Column[]) =>
  guessMapping(
    columns.map(([header]) => header),
    rowsOf(columns),
  );

describe.each(Object.entries(EXPORTS))('an export of %s', (_, columns) => {
  it('is guessed column by column', () => {
    expect(guessOf(columns).map(({ column, field }) => [column, field])).toEqual(
      columns.map(([header, field]) => [header, field]),
    );
  });

  it('says of each column why', () => {
    for (const { column, field, because, confidence } of guessOf(columns)) {
      expect(because, column).toMatch(/^\S.{10,}\.$/u);
      expect(confidence === 0, column).toBe(field === null);
    }
  });
});

it.each([
  [['12 Palm Ave', '1 Main St'], 'address'],
  [['FL', 'NY'], 'state'],
  [['33130', '10001'], 'zip'],
  [['Miami', 'St. Louis'], 'city'],
  // A town and a state in one cell have no field of their own: the person says what it is.
  [['Miami, FL', 'New York, NY'], null],
  [['', ''], null],
])('a column “Where” with %j is %s', (cells, field) => {
  const [guess] = guessMapping(
    ['Where'],
    cells.map((cell) => [cell]),
  );
  expect(guess?.field).toBe(field);
  if (field === null) expect(guess?.because).toContain('choose what it is');
});

it('takes a plain address for the person’s where the file is no list of properties', () => {
  const headers = ['Address', 'City', 'State', 'Mailing Address', 'Mailing City', 'Mailing State'];
  expect(guessMapping(headers, []).map(({ field }) => field)).toEqual([
    'address',
    'city',
    'state',
    null,
    null,
    null,
  ]);
});

it('does not take a word that many rows share for a name', () => {
  const kinds = ['Single Family', 'Single Family', 'Vacant Land', 'Single Family', 'Vacant Land'];
  expect(
    guessMapping(
      ['Kind'],
      kinds.map((kind) => [kind]),
    )[0]?.field,
  ).toBeNull();
});

it('reads what Google writes into one cell', () => {
  const columns = EXPORTS['Google Contacts'] ?? [];
  const result = normalizeLeadRow(rowsOf(columns)[0] ?? [], guessOf(columns));
  expect(result).toMatchObject({
    ok: true,
    lead: {
      fullName: 'Ana Diaz',
      emails: ['ana@x.com', 'ana@home.com'],
      phones: [{ e164: '+13055550123' }, { e164: '+13055550124' }],
      tags: ['myContacts', 'Sellers'],
      warnings: [],
    },
  });
});

it('puts the owner of a property where they get mail', () => {
  const columns = EXPORTS['PropStream, with skip tracing'] ?? [];
  const result = normalizeLeadRow(rowsOf(columns)[0] ?? [], guessOf(columns));
  expect(result).toMatchObject({
    ok: true,
    lead: {
      fullName: 'Ana Diaz',
      propertyAddress: '12 Palm Ave',
      address: '9 Hill Rd',
      state: 'CO',
      zip: '80202',
    },
  });
});
