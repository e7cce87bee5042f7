/** What a column of an import can feed. `multiple`: several columns may feed it. */
export const LEAD_FIELDS = [
  { field: 'firstName', label: 'First name', multiple: false },
  { field: 'lastName', label: 'Last name', multiple: false },
  { field: 'fullName', label: 'Full name', multiple: false },
  { field: 'email', label: 'E-mail', multiple: true },
  { field: 'phone', label: 'Phone', multiple: true },
  { field: 'mobilePhone', label: 'Mobile phone', multiple: true },
  { field: 'workPhone', label: 'Work phone', multiple: true },
  { field: 'homePhone', label: 'Home phone', multiple: true },
  { field: 'company', label: 'Company', multiple: false },
  { field: 'title', label: 'Job title', multiple: false },
  { field: 'website', label: 'Website', multiple: false },
  { field: 'address', label: 'Street address', multiple: false },
  { field: 'address2', label: 'Address line 2', multiple: false },
  { field: 'city', label: 'City', multiple: false },
  { field: 'county', label: 'County', multiple: false },
  { field: 'state', label: 'State', multiple: false },
  { field: 'zip', label: 'ZIP', multiple: false },
  { field: 'propertyAddress', label: 'Property address', multiple: false },
  { field: 'source', label: 'Source', multiple: false },
  { field: 'externalId', label: 'External id', multiple: false },
  { field: 'tags', label: 'Tags', multiple: true },
  { field: 'notes', label: 'Notes', multiple: true },
] as const;

export type LeadField = (typeof LEAD_FIELDS)[number]['field'];
