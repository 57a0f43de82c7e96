// Its own types describe the requests of Express; it needs those of Node only.
declare module "compression" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  interface CompressionOptions {
    /** Smaller answers, in bytes, are sent as they are. */
    readonly threshold: number;
    readonly filter: (req: IncomingMessage, res: ServerResponse) => boolean;
  }

  export default function compression(
    options: CompressionOptions,
  ): (req: IncomingMessage, res: ServerResponse, next: () => void) => void;
}
