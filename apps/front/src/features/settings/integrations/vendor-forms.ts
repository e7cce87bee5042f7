import type { Vendor } from '@/gql/graphql';

export interface CredentialField {
  key: string;
  label: string;
  hint?: string;
  placeholder?: string;
  secret?: boolean;
  optional?: boolean;
  /** Only the shape; the vendor is asked before anything is saved. */
  pattern?: RegExp;
  wrong?: string;
}

export interface VendorForm {
  vendor: Vendor;
  title: string;
  /** What goes through it. */
  carries: string;
  /** Where the values are found, and what happens with them. */
  description: string;
  fields: readonly CredentialField[];
}

/** What each vendor asks for to be connected. */
export const vendorForms: readonly VendorForm[] = [
  {
    vendor: 'TWILIO',
    title: 'Twilio',
    carries: 'Texts',
    description: 'Both values are on the first page of the Twilio console.',
    fields: [
      {
        key: 'accountSid',
        label: 'Account SID',
        placeholder: 'AC…',
        pattern: /^AC[0-9a-fA-F]{32}$/,
        wrong: 'An account SID is AC and 32 hexadecimal digits',
      },
      { key: 'authToken', label: 'Auth token', secret: true },
    ],
  },
  {
    vendor: 'SIGNALHOUSE',
    title: 'SignalHouse',
    carries: 'Texts, and 10DLC registration',
    description:
      'Both are under API in the SignalHouse console. Our webhooks are set up there by themselves.',
    fields: [
      { key: 'apiKey', label: 'API key', secret: true },
      {
        key: 'groupId',
        label: 'Group id',
        placeholder: 'G…',
        pattern: /^G[0-9A-Za-z]{2,40}$/,
        wrong: 'A group id begins with G',
      },
      {
        key: 'subgroupId',
        label: 'Subgroup id',
        placeholder: 'S…',
        optional: true,
        pattern: /^S[0-9A-Za-z]{2,40}$/,
        wrong: 'A subgroup id begins with S',
        hint: 'Needed to hand in brands.',
      },
    ],
  },
  {
    vendor: 'SENDGRID',
    title: 'SendGrid',
    carries: 'E-mail',
    description: 'Afterwards, put the addresses that its row shows into the SendGrid console.',
    fields: [
      {
        key: 'apiKey',
        label: 'API key',
        secret: true,
        placeholder: 'SG.…',
        pattern: /^SG\.[\w-]{10,}\.[\w-]{10,}$/,
        wrong: 'A SendGrid key looks like SG.….…',
        hint: 'With the rights mail.send and whitelabel.',
      },
      {
        key: 'eventPublicKey',
        label: 'Verification key of the event webhook',
        optional: true,
        hint: 'SendGrid shows it when the signed event webhook is switched on. Without it events are refused.',
      },
    ],
  },
  {
    vendor: 'ANTHROPIC',
    title: 'Anthropic',
    carries: 'The language model that reads replies and drafts answers',
    description: 'Keys are made under API keys in the Anthropic console.',
    fields: [
      {
        key: 'apiKey',
        label: 'API key',
        secret: true,
        placeholder: 'sk-ant-…',
        pattern: /^sk-ant-[\w-]{10,400}$/,
        wrong: 'An Anthropic key looks like sk-ant-…',
      },
    ],
  },
];

/** What is wrong with what was typed, by field; empty when it may be tried. */
export function credentialProblems(form: VendorForm, values: Record<string, string>): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const field of form.fields) {
    const value = (values[field.key] ?? '').trim();
    if (!value) {
      if (!field.optional)
        problems[field.key] =
          `Enter the ${field.label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`;
    } else if (field.pattern && !field.pattern.test(value))
      problems[field.key] = field.wrong ?? 'Check this value';
  }
  return problems;
}
