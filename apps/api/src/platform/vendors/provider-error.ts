export { providerError, type ErrorAction, type ProviderError } from '@og/providers';
