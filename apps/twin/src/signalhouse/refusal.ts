/** An answer in SignalHouse's error shape. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string | readonly string[],
    readonly details: { errorCode?: string | undefined; retryAfter?: number | null | undefined } = {},
  ) {
    super(typeof message === 'string' ? message : message.join('; '));
    this.said = message;
  }

  private readonly said: string | readonly string[];

  toJSON(): Record<string, unknown> {
    const { errorCode } = this.details;
    return { statusCode: this.status, message: this.said, ...(errorCode === undefined ? {} : { errorCode }) };
  }
}
