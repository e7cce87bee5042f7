export interface Complaint {
  message: string;
  field: string | null;
}

/** An answer in SendGrid's error shape. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly complaints: readonly Complaint[],
    readonly retryAfter: number | null = null,
  ) {
    super(complaints.map(({ message }) => message).join('; '));
  }

  toJSON(): { errors: readonly Complaint[] } {
    return { errors: this.complaints };
  }
}

/** A refusal for one reason. */
export function refuse(status: number, message: string, field: string | null = null): Refusal {
  return new Refusal(status, [{ message, field }]);
}
