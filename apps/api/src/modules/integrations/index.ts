export { IntegrationsModule } from './integrations.module.js';
export { connectIntegration } from './connect-integration.js';
export {
  forgetIntegration,
  openIntegration,
  type OpenSignalHouse,
  type OpenTwilio,
} from './open-integration.js';
export { DISCONNECTED } from './disconnect-integration.js';
export { openLanguageModel } from './open-language-model.js';
export { openSendGrid, type OpenSendGrid } from './open-sendgrid.js';
export { openSignalHouse } from './open-signalhouse.js';
export { openTwilio } from './open-twilio.js';
export { credentialsContext, type SealedTwilio } from './credentials.js';
export { IntegrationType } from './integration.types.js';
export { integrationsById, usableIntegrations, type IntegrationView } from './integrations.queries.js';
export { resealSignalHouse } from './reseal-signalhouse.js';
export { webhookAddresses } from './webhook-addresses.js';
