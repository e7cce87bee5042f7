import Fastify, { type FastifyInstance } from 'fastify';
import { controlPlugin } from './control/plugin.js';
import { type TwinOptions, withDefaults } from './options.js';
import { twilioPlugin } from './twilio/plugin.js';
import { TwilioTwin } from './twilio/twin.js';
import { World } from './world.js';

export interface Twin {
  /** Not listening yet: call `app.listen({ port })`, or `app.inject` in tests. */
  app: FastifyInstance;
  /** The simulated Twilio itself, to steer and to inspect without HTTP. */
  control: TwilioTwin;
  /** What all vendors share. */
  world: World;
  /** Stop everything, also what still waits. */
  close(): Promise<void>;
}

/**
 * Build the provider twin. Each vendor is a plugin under its own prefix; the next one (anthropic, apollo, stripe) is
 * a folder beside the others and a line here.
 */
export async function buildTwin(options: Partial<TwinOptions> = {}): Promise<Twin> {
  const world = new World(withDefaults(options));
  const control = new TwilioTwin(world);
  world.state.load();
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
  });
  app.removeContentTypeParser('text/plain');
  await app.register(twilioPlugin, { prefix: '/twilio', twin: control });
  await app.register(controlPlugin, { prefix: '/_twin', twin: control });
  return {
    app,
    control,
    world,
    close: async () => {
      world.close();
      await app.close();
    },
  };
}
