/** Stages as the API's rules write them. */
export const stageWords: Record<string, string> = {
  new: 'New',
  contacted: 'Contacted',
  replied: 'Replied',
  qualified: 'Qualified',
  appointment: 'Appointment',
  won: 'Won',
  lost: 'Lost',
  suppressed: 'Suppressed',
};
