/** The account that always exists. It is no secret: it opens nothing but this simulator. */
export const DEMO_GROUP_ID = 'G0DE40DE';
export const DEMO_API_KEY = 'demo-key-of-the-simulated-signalhouse';
/** 555-01xx is set aside for fiction. */
export const DEMO_GROUP_NUMBERS = ['+14155550156', '+12125550157', '+12145550158', '+13055550159'] as const;
