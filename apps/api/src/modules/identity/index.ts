export { IdentityModule } from './identity.module.js';
export { signUp } from './sign-up.js';
export { signIn } from './sign-in.js';
