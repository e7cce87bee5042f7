/**
 * The account that always exists in the twin. It is no secret: it opens nothing
 * but this simulator, and real Twilio knows no such account.
 */
export const DEMO_ACCOUNT_SID = 'AC0de40de40de40de40de40de40de40de4';
export const DEMO_AUTH_TOKEN = '00000000000000000000000000de400a';

/** Its numbers; 555-01xx is set aside for fiction by the North American Numbering Plan. */
export const DEMO_NUMBERS = [
  '+14155550142',
  '+12125550119',
  '+12145550187',
  '+13055550163',
  '+13125550174',
  '+12065550128',
] as const;
