export { IdentityModule } from './identity.module.js';
export { signUp } from './sign-up.js';
export { updateTeamSettings } from './settings/update-team-settings.js';
export { signIn } from './sign-in.js';
