import type { IncomingMessage } from "node:http";

/** Reads a body of at most `maxBytes`. Returns null for a larger body, without reading the rest. */
export function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  if (Number(req.headers["content-length"] ?? 0) > maxBytes) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        req.pause();
        req.removeAllListeners("data");
        resolve(null);
      } else {
        chunks.push(chunk);
      }
    });
    req.on("end", () => resolve(Buffer.concat(chunks, size)));
    req.on("error", reject);
    req.on("close", () => reject(new Error("the client disconnected before its request was read")));
  });
}

/** Whether the body has no Content-Encoding, such as gzip, which no route decodes. */
export function isPlain({ headers }: IncomingMessage): boolean {
  return /^(identity)?$/i.test(headers["content-encoding"]?.trim() ?? "");
}
