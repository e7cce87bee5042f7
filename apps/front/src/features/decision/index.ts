export { DecisionPanel } from './decision-panel';
