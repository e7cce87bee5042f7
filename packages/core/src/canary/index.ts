export * from './judge-canary.js';
