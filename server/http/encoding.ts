import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import compression from "compression";

export type Encoding = "br" | "gzip";

/** Returns the best encoding that the client accepts; null for none. */
export function findEncoding({ headers }: IncomingMessage): Encoding | null {
  const accepted = new Map((headers["accept-encoding"] ?? "").split(",").map(toPreference));
  const isAccepted = (name: Encoding) => (accepted.get(name) ?? accepted.get("*") ?? 0) > 0;
  if (isAccepted("br")) return "br";
  return isAccepted("gzip") ? "gzip" : null;
}

/** "br;q=0.5" → ["br", 0.5]. */
function toPreference(text: string): [name: string, weight: number] {
  const [name = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  return [name, weight === undefined ? 1 : Number(weight.slice(2))];
}

/** A text in each encoding. */
export type Encoded = Readonly<Record<Encoding | "identity", Buffer>>;

/** Encodes a text once, for many responses. */
export async function encode(text: string): Promise<Encoded> {
  const [br, gzipped] = await Promise.all([promisify(brotliCompress)(text), promisify(gzip)(text)]);
  return { br, gzip: gzipped, identity: Buffer.from(text) };
}

const compress = compression({
  threshold: 1024,
  // Compressed events would wait for each other.
  filter: (_req, res) => /^(application|text)\/(?!event-stream)/.test(typeOf(res)),
});

/**
 * Compresses the answer that is sent next. Only for what other sites cannot cause, or what repeats nothing of the request:
 * the length of a compressed answer reveals whether a guess in it equals a secret in it (BREACH).
 */
export function compressAnswer(req: IncomingMessage, res: ServerResponse): void {
  compress(req, res, () => undefined);
}

function typeOf(res: ServerResponse): string {
  return String(res.getHeader("Content-Type") ?? "");
}
