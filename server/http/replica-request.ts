import type { IncomingMessage } from "node:http";
import { isTrustedProxy } from "../account/client-address.ts";
import { isSameSecret } from "../account/secret.ts";
import type { HttpConfig } from "./deps.ts";

/** By which a process of the tracker proves to the leading one that it is one. */
export const REPLICA_HEADER = "x-tracker-replica";

type Request = Pick<IncomingMessage, "headers" | "socket">;

/** Whether another process of the tracker passes on the request of a client. */
export function isFromReplica(
  { headers }: Pick<Request, "headers">,
  { replicaSecret = null }: HttpConfig,
): boolean {
  const given = headers[REPLICA_HEADER];
  return replicaSecret !== null && typeof given === "string" && isSameSecret(given, replicaSecret);
}

/** Whether a request comes directly from a proxy of TRUST_PROXY, or from another process of the tracker. */
export function isFromProxy(req: Request, config: HttpConfig): boolean {
  const isProxy = isTrustedProxy(req.socket.remoteAddress ?? "", config.trustProxy);
  return isProxy || isFromReplica(req, config);
}
