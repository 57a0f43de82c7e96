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
  /** The frame of the last message; null while a stream still reads it. */
  let frame: Buffer | null = null;
  /** The length of its message. */
  let framed = 0;
  return {
    bytes,
    writeTo(stream, head) {
      const length = head.length + bytes.length;
      if (frame === null || framed !== length) {
        frame = Buffer.concat([createHeader(length), head, bytes]);
        framed = length;
      } else {
        head.copy(frame, frame.length - length);
      }
      stream.write(frame);
      // What a stream has not handed over at once, it will read later.
      if (stream.writableLength > 0) frame = null;
    },
  };
}

function createHeader(length: number): Buffer {
  if (length <= MAX_SHORT) return Buffer.from([WHOLE_TEXT, length]);
  if (length <= MAX_TWO_BYTES) {
    const header = Buffer.from([WHOLE_TEXT, TWO_BYTES_FOLLOW, 0, 0]);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.from([WHOLE_TEXT, EIGHT_BYTES_FOLLOW, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
