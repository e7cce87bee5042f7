export { DecisionPanel } from './decision-panel';
export { DecisionRecord } from './decision-record';
