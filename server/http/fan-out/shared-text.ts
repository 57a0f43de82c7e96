import type { Writable } from "node:stream";

/** A text that is sent to many WebSockets as the rest of messages, each of which begins differently. */
export interface SharedText {
  readonly bytes: Buffer;
  /** Writes the message of `head` and the text to the stream of an open WebSocket without compression. */
  writeTo(stream: Writable, head: Buffer): void;
}

// RFC 6455, section 5.2: a message of text that is whole, and not masked, since a server sends it.
const WHOLE_TEXT = 0x81;
const MAX_SHORT = 125;
const TWO_BYTES_FOLLOW = 126;
const EIGHT_BYTES_FOLLOW = 127;
const MAX_TWO_BYTES = 0xff_ff;

/**
 * Shares a text, in UTF-8. A message is one piece, which a stream takes faster than several, and the piece is used again
 * for the next stream: to allocate one for each would take longer than anything else but the writing.
 */
export function createSharedText(bytes: Buffer): SharedText {
  /** A frame that ends with the text. Null while there is none that nobody reads. */
  let frame: Buffer | null = null;
  return {
    bytes,
    writeTo(stream, head) {
      const length = head.length + bytes.length;
      const headerLength = headerLengthOf(length);
      if (frame?.length !== headerLength + length) {
        frame = Buffer.allocUnsafe(headerLength + length);
        bytes.copy(frame, headerLength + head.length);
      }
      writeHeader(frame, length);
      head.copy(frame, headerLength);
      stream.write(frame);
      // What a stream has not handed over at once, it will read later.
      if (stream.writableLength > 0) frame = null;
    },
  };
}

function headerLengthOf(length: number): number {
  if (length <= MAX_SHORT) return 2;
  return length <= MAX_TWO_BYTES ? 4 : 10;
}

function writeHeader(frame: Buffer, length: number): void {
  frame[0] = WHOLE_TEXT;
  if (length <= MAX_SHORT) {
    frame[1] = length;
  } else if (length <= MAX_TWO_BYTES) {
    frame[1] = TWO_BYTES_FOLLOW;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = EIGHT_BYTES_FOLLOW;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
}
