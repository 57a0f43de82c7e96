import type { IncomingMessage, ServerResponse } from "node:http";
import { attemptSecret } from "../account/attempt.ts";
import { isSameSecret } from "../account/secret.ts";
import { PASSED_ON_HEADER } from "../integrations/port/relay.ts";
import { StoreError } from "../store/store.ts";
import { TrackingError } from "../tracking/core/error.ts";
import { receiveDelivery, type ReceiveInput } from "../tracking/ingest/receive.ts";
import { readBearer, readOrigin } from "./authenticate.ts";
import { isPlain, type BodyReader } from "./body.ts";
import type { HttpDeps } from "./deps.ts";
import { isAllowed, sendError, sendJson } from "./respond.ts";
import { isTooComplex, toStoredBody } from "./webhook-body.ts";

const MAX_BODY_BYTES = 5 * 2 ** 20;
const RETRY_SECONDS = 5;

interface HookDeps extends HttpDeps {
  readonly bodies: BodyReader;
}

/** POST /hooks/{slug}: checks the secret, stores the body and responds. The inbox worker processes it later. */
export async function receiveHook(
  deps: HookDeps,
  req: IncomingMessage,
  res: ServerResponse,
  slug: string,
  query: URLSearchParams,
): Promise<void> {
  if (deps.tracking.services.integrations.get(slug)?.receive === undefined) {
    return sendError(
      res,
      404,
      "NOT_FOUND",
      "There is no service with this slug that sends webhooks.",
    );
  }
  if (!isAllowed(req.method, ["POST"], res)) return;
  if (!(await hasSecret(deps, req, slug, query))) {
    res.setHeader("WWW-Authenticate", 'Basic realm="webhook"');
    return sendError(
      res,
      401,
      "UNAUTHENTICATED",
      "The secret of the webhook is missing or incorrect.",
    );
  }

  if (!isPlain(req)) {
    res.setHeader("Accept-Encoding", "identity");
    return sendError(res, 415, "BAD_INPUT", "Send the webhook without a Content-Encoding.");
  }
  const read = await deps.bodies.read(req, { maxBytes: MAX_BODY_BYTES });
  if (read.kind === "busy") return sendBusy(res);
  if (read.kind !== "read") {
    res.setHeader("Connection", "close");
    return sendError(res, 413, "LIMIT", "The webhook exceeds 5 MB.");
  }
  if (isTooComplex(read.bytes))
    return sendError(res, 413, "LIMIT", "The webhook has too many values.");
  const repair = (text: string) => deps.repairBody?.(slug, text) ?? null;
  const body = await toStoredBody(read.bytes, req.headers["content-type"], repair);
  if (body.kind === "malformed")
    return sendError(res, 400, "BAD_INPUT", "The body is neither JSON nor a form.");
  if (body.kind === "too-large")
    return sendError(res, 413, "LIMIT", "A webhook that is not JSON has at most 256 KB.");
  const proof = query.get("proof");
  const contentType = req.headers["content-type"] ?? null;
  // A test message of the tracker itself is for nobody else, and what a tracker passed on must not go round in circles.
  const isPassedOn = proof === null && req.headers[PASSED_ON_HEADER] === undefined;
  await store(deps, res, proof, {
    slug,
    body: body.bytes,
    ...(isPassedOn && { received: { contentType, bytes: read.bytes } }),
  });
}

/** Whether the request has the secret of the service. Throws LIMIT after wrong ones. */
async function hasSecret(
  deps: HookDeps,
  req: IncomingMessage,
  slug: string,
  query: URLSearchParams,
): Promise<boolean> {
  const given = readSecrets(req, query);
  const expected = deps.hookSecret(slug);
  if (given.length === 0 || expected === undefined) return false;
  const found = await attemptSecret(
    deps.account,
    // By service, so that one with a wrong secret does not delay another on the same machine.
    {
      kind: "webhook",
      place: slug,
      placeName: deps.tracking.services.running.get(slug)?.name ?? slug,
      secret: given.join(" "),
      origin: readOrigin(req, deps),
    },
    () => Promise.resolve(given.some((secret) => isSameSecret(secret, expected)) || null),
  );
  return found !== null;
}

async function store(
  deps: HttpDeps,
  res: ServerResponse,
  proof: string | null,
  input: ReceiveInput,
): Promise<void> {
  const { slug } = input;
  try {
    const { id } = await receiveDelivery(deps.tracking, input);
    if (proof !== null) deps.tracking.services.proofs.arrived(slug, proof);
    sendJson(res, 202, { id: String(id) });
  } catch (error) {
    const code = error instanceof StoreError || error instanceof TrackingError ? error.code : null;
    if (code === "NOT_FOUND")
      return sendError(res, 404, code, "There is no service with this slug that sends webhooks.");
    if (code === null) throw error;
    deps.log.warn({ service: slug, err: error }, "failed to store a webhook");
    sendBusy(res);
  }
}

function sendBusy(res: ServerResponse): void {
  res.setHeader("Retry-After", RETRY_SECONDS);
  sendError(res, 503, "UNAVAILABLE", "The webhook could not be stored. Send it again in a moment.");
}

/** Returns the secrets of a request from all places where a service can send one. */
function readSecrets(req: IncomingMessage, query: URLSearchParams): string[] {
  const header = req.headers["x-webhook-token"];
  const basic = /^Basic +(\S+) *$/i.exec(req.headers.authorization ?? "")?.[1];
  const password =
    basic === undefined
      ? null
      : Buffer.from(basic, "base64")
          .toString("utf8")
          .replace(/^[^:]*:/, "");
  return [readBearer(req), header, password, query.get("token")]
    .flat()
    .filter((secret) => secret != null);
}
