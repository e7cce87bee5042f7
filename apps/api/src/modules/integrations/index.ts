export { IntegrationsModule } from './integrations.module.js';
export { connectIntegration } from './connect-integration.js';
export { openTwilio, type OpenTwilio } from './open-twilio.js';
export { credentialsContext } from './twilio-credentials.js';
export { IntegrationType } from './integration.types.js';
export { integrationsById, usableIntegrations, type IntegrationView } from './integrations.queries.js';
