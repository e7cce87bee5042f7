import { Transform } from 'node:stream';
import { AppError } from '../errors/app-error.js';

/** More bytes came than the address allows. */
export class FileTooLarge extends AppError {
  constructor(readonly maxBytes: number) {
    super(
      'BAD_USER_INPUT',
      `The file is larger than the ${maxBytes.toLocaleString('en-US')} bytes that were announced. Ask for a new upload with its real size.`,
    );
  }
}

/** Lets at most `maxBytes` through, then fails with FileTooLarge. */
export function limitBytes(maxBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(seen > maxBytes ? new FileTooLarge(maxBytes) : null, chunk);
    },
  });
}
