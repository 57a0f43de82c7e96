// RFC 6455, section 5.2: a message of text that is whole, and not masked, since a server sends it.
const WHOLE_TEXT = 0x81;
const MAX_SHORT = 125;
const TWO_BYTES_FOLLOW = 126;
const EIGHT_BYTES_FOLLOW = 127;
const MAX_TWO_BYTES = 0xff_ff;

/** The WebSocket frame of a text whose UTF-8 is in `parts`, in one piece: a socket takes one piece faster than several. */
export function createTextFrame(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([createHeader(length), ...parts]);
}

function createHeader(length: number): Buffer {
  if (length <= MAX_SHORT) return Buffer.from([WHOLE_TEXT, length]);
  if (length <= MAX_TWO_BYTES) {
    const header = Buffer.from([WHOLE_TEXT, TWO_BYTES_FOLLOW, 0, 0]);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.alloc(10);
  header.set([WHOLE_TEXT, EIGHT_BYTES_FOLLOW]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
