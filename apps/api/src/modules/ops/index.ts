export { SystemModule } from './system.module.js';
export { obstacles, resumeWhenCompared } from './obstacles.js';
