import type { AnthropicTwin } from '../anthropic/twin.js';
import type { SendGridTwin } from '../sendgrid/twin.js';
import type { SignalHouseTwin } from '../signalhouse/twin.js';
import type { TwilioTwin } from '../twilio/twin.js';

/** Everything that the control API steers. */
export interface Vendors {
  twin: TwilioTwin;
  signalhouse: SignalHouseTwin;
  sendgrid: SendGridTwin;
  anthropic: AnthropicTwin;
}
