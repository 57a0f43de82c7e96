import { createHash } from "node:crypto";

type Bencoded =
  | number
  | string
  | Buffer
  | readonly Bencoded[]
  | { readonly [key: string]: Bencoded };

export interface TorrentFile {
  readonly bytes: Buffer;
  /** v1 info hash in lower case. */
  readonly hash: string;
}

/** A .torrent of a folder of files, without a tracker; what npm's create-torrent would make. */
export function makeTorrent(
  folder: string,
  files: readonly { readonly name: string; readonly content: Buffer }[],
  pieceLength = 64 * 1024,
): TorrentFile {
  const content = Buffer.concat(files.map((file) => file.content));
  const pieces: Buffer[] = [];
  for (let start = 0; start < content.length; start += pieceLength)
    pieces.push(sha1(content.subarray(start, start + pieceLength)));
  const info = encode({
    files: files.map((file) => ({ length: file.content.length, path: [file.name] })),
    name: folder,
    "piece length": pieceLength,
    pieces: Buffer.concat(pieces),
  });
  const bytes = Buffer.concat([Buffer.from("d4:info"), info, Buffer.from("e")]);
  return { bytes, hash: sha1(info).toString("hex") };
}

function sha1(data: Buffer): Buffer {
  return createHash("sha1").update(data).digest();
}

function encode(value: Bencoded): Buffer {
  if (typeof value === "number") return Buffer.from(`i${value}e`);
  if (typeof value === "string") return encode(Buffer.from(value));
  if (Buffer.isBuffer(value)) return Buffer.concat([Buffer.from(`${value.length}:`), value]);
  if (isList(value)) return wrap("l", value.map(encode));
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return wrap(
    "d",
    sorted.flatMap(([key, item]) => [encode(key), encode(item)]),
  );
}

function isList(value: Bencoded): value is readonly Bencoded[] {
  return Array.isArray(value);
}

function wrap(kind: string, parts: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(kind), ...parts, Buffer.from("e")]);
}
