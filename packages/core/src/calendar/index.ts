export { isDaytime } from './daytime.js';
export type * from './types.js';
export { freeSlots, isFree, type SlotsAsked } from './free-slots.js';
export { keptSlots } from './kept/kept-slots.js';
export { slotWords, zoneOfWords } from './slot-words.js';
export { takenSlot, type OfferedSlot, type TakenSlot } from './taken-slot.js';
export { writeIcs, type IcsMeeting } from './ics.js';
