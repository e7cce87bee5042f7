import type { LeadField } from './fields.js';

/** Headers by field, written as `words` of the normalized header; the first entry is the plainest. */
const SYNONYMS: Readonly<Record<LeadField, readonly string[]>> = {
  firstName: [
    'first name',
    'firstname',
    'first',
    'fname',
    'f name',
    'given name',
    'givenname',
    'forename',
    'owner first name',
    'owner 1 first name',
    'contact first name',
    'nombre',
  ],
  lastName: [
    'last name',
    'lastname',
    'last',
    'lname',
    'l name',
    'surname',
    'family name',
    'owner last name',
    'owner 1 last name',
    'contact last name',
    'apellido',
  ],
  fullName: [
    'full name',
    'fullname',
    'name',
    'contact',
    'contact name',
    'owner',
    'owner name',
    'lead name',
    'customer',
    'customer name',
    'client',
    'client name',
    'person',
  ],
  email: [
    'email',
    'e mail',
    'email address',
    'e mail address',
    'emailaddress',
    'mail',
    'contact email',
    'work email',
    'personal email',
    'primary email',
    'business email',
    'owner email',
    'correo',
  ],
  mobilePhone: [
    'mobile',
    'cell',
    'mobile phone',
    'cell phone',
    'cellphone',
    'mobile number',
    'cell number',
    'mobile phone number',
    'wireless',
    'wireless phone',
    'sms',
    'owner mobile',
    'celular',
  ],
  workPhone: [
    'work phone',
    'office phone',
    'business phone',
    'office',
    'work number',
    'company phone',
    'direct phone',
    'direct dial',
    'work',
    'corporate phone',
  ],
  homePhone: ['home phone', 'home number', 'landline', 'home', 'land line', 'residential phone'],
  phone: [
    'phone',
    'phone number',
    'telephone',
    'tel',
    'phonenumber',
    'telephone number',
    'phone no',
    'contact number',
    'contact phone',
    'primary phone',
    'number',
    'ph',
    'other phone',
    'owner phone',
    'skip trace phone',
    'telefono',
  ],
  company: [
    'company',
    'company name',
    'companyname',
    'organization',
    'organisation',
    'organization name',
    'business',
    'business name',
    'account',
    'account name',
    'employer',
    'firm',
    'empresa',
  ],
  title: ['title', 'job title', 'jobtitle', 'position', 'role', 'job'],
  website: ['website', 'web', 'url', 'web site', 'homepage', 'domain', 'company website', 'site', 'webpage'],
  address: [
    'address',
    'street',
    'street address',
    'address 1',
    'address line 1',
    'address1',
    'mailing address',
    'mailing street',
    'addr',
    'mail address',
    'owner address',
    'direccion',
  ],
  address2: ['address 2', 'address line 2', 'address2', 'unit', 'apt', 'suite', 'apartment', 'street 2'],
  city: ['city', 'town', 'mailing city', 'mail city', 'municipality', 'ciudad'],
  county: ['county', 'parish', 'mailing county'],
  state: [
    'state',
    'province',
    'region',
    'st',
    'mailing state',
    'mail state',
    'state province',
    'estado',
    'state code',
  ],
  zip: [
    'zip',
    'zip code',
    'zipcode',
    'postal code',
    'postal',
    'postcode',
    'post code',
    'postalcode',
    'mailing zip',
    'mail zip',
    'zip 5',
    'zip5',
    'mailing zip code',
    'zip postal code',
  ],
  propertyAddress: [
    'property address',
    'property street',
    'property',
    'site address',
    'situs address',
    'property street address',
    'propertyaddress',
    'subject property',
  ],
  source: ['source', 'lead source', 'leadsource', 'origin', 'list name', 'list'],
  externalId: [
    'external id',
    'id',
    'lead id',
    'record id',
    'contact id',
    'crm id',
    'uuid',
    'externalid',
    'customer id',
    'ref',
  ],
  tags: ['tags', 'tag', 'labels', 'label', 'groups', 'group', 'categories', 'category'],
  notes: ['notes', 'note', 'comments', 'comment', 'remarks', 'description', 'memo', 'details'],
};

const FIELD_BY_HEADER: ReadonlyMap<string, LeadField> = new Map(
  (Object.entries(SYNONYMS) as [LeadField, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
);

/** `E-Mail` → `e mail`, `companyName` → `company name`, `Phone #1` → `phone 1`. */
export function normalizeHeader(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d)/g, '$1 $2')
    .replace(/(\d)([A-Za-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The field that a header names, and how surely; null when it names none. */
export function fieldOfHeader(header: string): { field: LeadField; confidence: number } | null {
  const words = normalizeHeader(header);
  const exact = FIELD_BY_HEADER.get(words) ?? FIELD_BY_HEADER.get(words.replaceAll(' ', ''));
  if (exact) return { field: exact, confidence: 0.98 };
  // `phone 2`, `email 3`, `2nd phone`: the number only tells columns of one kind apart.
  const bare = words
    .replace(/\b(?:\d+(?: ?(?:st|nd|rd|th))?|primary|secondary|main|other|alt|alternate|additional)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const numbered = bare === words ? undefined : FIELD_BY_HEADER.get(bare);
  if (numbered) return { field: numbered, confidence: 0.95 };
  const inside: readonly (readonly [RegExp, LeadField])[] = [
    [/\be ?mail\b/, 'email'],
    [/\b(?:mobile|cell|wireless)\b/, 'mobilePhone'],
    [/\b(?:phone|telephone|tel)\b/, 'phone'],
    [/\b(?:zip|postal|postcode)\b/, 'zip'],
    [/\bfirst name\b/, 'firstName'],
    [/\blast name\b/, 'lastName'],
    [/\bproperty (?:street )?address\b/, 'propertyAddress'],
    [/\b(?:company|organi[sz]ation)\b/, 'company'],
  ];
  // `phone type`, `email status` describe a value, they do not hold it.
  if (/\b(?:type|status|verified|valid|consent|date|opt|carrier|score|count|id|dnc)\b/.test(words))
    return null;
  const partly = inside.find(([pattern]) => pattern.test(words));
  return partly ? { field: partly[1], confidence: 0.75 } : null;
}
