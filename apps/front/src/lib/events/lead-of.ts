/** The lead that an event's facts name: a call's or an appointment's. */
export function leadOf(data: unknown): string | null {
  return (data as { leadId?: string } | null | undefined)?.leadId ?? null;
}
