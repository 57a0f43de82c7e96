import type { IncomingMessage } from "node:http";

/** What became of a body: its bytes, or why it was not read to its end. */
export type Body =
  | { readonly kind: "read"; readonly bytes: Buffer }
  | { readonly kind: "too-large" }
  | { readonly kind: "too-slow" }
  /** Too many bytes of unfinished bodies are in memory. */
  | { readonly kind: "busy" };

interface BodyLimits {
  readonly maxBytes: number;
  /** Absent: the time-out of the server. */
  readonly timeoutMs?: number;
}

/** Reads the bodies of many requests, so that those that are unfinished are bounded together. */
export interface BodyReader {
  /** Reads a body. Stops without reading the rest if it exceeds a limit. */
  read(req: IncomingMessage, limits: BodyLimits): Promise<Body>;
}

/** The largest webhook about ten times at once. */
const MAX_UNFINISHED_BYTES = 64 * 2 ** 20;

export function createBodyReader(maxUnfinishedBytes = MAX_UNFINISHED_BYTES): BodyReader {
  let unfinishedBytes = 0;

  return {
    read(req, { maxBytes, timeoutMs }) {
      if (Number(req.headers["content-length"] ?? 0) > maxBytes)
        return Promise.resolve({ kind: "too-large" });
      return new Promise((resolve, reject) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const timer =
          timeoutMs === undefined
            ? undefined
            : setTimeout(() => stop({ kind: "too-slow" }), timeoutMs).unref();

        function release(): void {
          clearTimeout(timer);
          unfinishedBytes -= size;
          size = 0;
          chunks.length = 0;
          req.off("data", add).off("end", finish).off("error", fail).off("close", disconnect);
        }
        function stop(body: Body): void {
          req.pause();
          release();
          resolve(body);
        }
        function add(chunk: Buffer): void {
          size += chunk.length;
          unfinishedBytes += chunk.length;
          chunks.push(chunk);
          if (size > maxBytes) stop({ kind: "too-large" });
          else if (unfinishedBytes > maxUnfinishedBytes) stop({ kind: "busy" });
        }
        function finish(): void {
          const bytes = Buffer.concat(chunks, size);
          release();
          resolve({ kind: "read", bytes });
        }
        function fail(error: Error): void {
          release();
          reject(error);
        }
        function disconnect(): void {
          fail(new Error("the client disconnected before its request was read"));
        }
        req.on("data", add).on("end", finish).on("error", fail).on("close", disconnect);
      });
    },
  };
}

/** Whether the body has no Content-Encoding, such as gzip, which no route decodes. */
export function isPlain({ headers }: IncomingMessage): boolean {
  return /^(identity)?$/i.test(headers["content-encoding"]?.trim() ?? "");
}
