import Fastify, { type FastifyInstance } from 'fastify';
import { anthropicPlugin } from './anthropic/plugin.js';
import { AnthropicTwin } from './anthropic/twin.js';
import { controlPlugin } from './control/plugin.js';
import { type TwinOptions, withDefaults } from './options.js';
import { sendgridPlugin } from './sendgrid/plugin.js';
import { SendGridTwin } from './sendgrid/twin.js';
import { signalhousePlugin } from './signalhouse/plugin.js';
import { SignalHouseTwin } from './signalhouse/twin.js';
import { twilioPlugin } from './twilio/plugin.js';
import { TwilioTwin } from './twilio/twin.js';
import { World } from './world.js';

export interface Twin {
  /** Not listening yet: call `app.listen({ port })`, or `app.inject` in tests. */
  app: FastifyInstance;
  /** The simulated Twilio itself, to steer and to inspect without HTTP. */
  control: TwilioTwin;
  signalhouse: SignalHouseTwin;
  sendgrid: SendGridTwin;
  anthropic: AnthropicTwin;
  /** What all vendors share. */
  world: World;
  /** Stop everything, also what still waits. */
  close(): Promise<void>;
}

/**
 * Build the provider twin. Each vendor is a plugin under its own prefix; the next one (apollo, stripe) is
 * a folder beside the others and a line here.
 */
export async function buildTwin(options: Partial<TwinOptions> = {}): Promise<Twin> {
  const world = new World(withDefaults(options));
  const control = new TwilioTwin(world);
  const signalhouse = new SignalHouseTwin(world);
  const sendgrid = new SendGridTwin(world);
  const anthropic = new AnthropicTwin(world);
  world.state.load();
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
  });
  app.removeContentTypeParser('text/plain');
  await app.register(twilioPlugin, { prefix: '/twilio', twin: control });
  await app.register(signalhousePlugin, { prefix: '/signalhouse', twin: signalhouse });
  await app.register(sendgridPlugin, { prefix: '/sendgrid', twin: sendgrid });
  await app.register(anthropicPlugin, { prefix: '/anthropic', twin: anthropic });
  await app.register(controlPlugin, { prefix: '/_twin', twin: control, signalhouse, sendgrid, anthropic });
  return {
    app,
    control,
    signalhouse,
    sendgrid,
    anthropic,
    world,
    close: async () => {
      world.close();
      await app.close();
    },
  };
}
