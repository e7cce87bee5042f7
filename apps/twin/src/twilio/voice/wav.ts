const RATE = 8_000;

/** A soft tone of some seconds as 8-bit mono PCM: small, and any player opens it. */
export function toneWav(seconds: number): Buffer {
  const samples = Math.max(1, Math.round(seconds * RATE));
  const wav = Buffer.alloc(44 + samples);
  wav.write('RIFF', 0, 'ascii');
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8, 'ascii');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36, 'ascii');
  wav.writeUInt32LE(samples, 40);
  for (let place = 0; place < samples; place++)
    wav[44 + place] = 128 + Math.round(20 * Math.sin((2 * Math.PI * 440 * place) / RATE));
  return wav;
}
