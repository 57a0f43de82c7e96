import type { z } from "zod";
import { IntegrationError } from "../../port/error.ts";
import type { Ending } from "./deadline.ts";

/** Parses the body with the schema; an empty body reaches the schema as undefined. Errors never quote the body. */
export function parseBody<T>(service: string, call: string, schema: z.ZodType<T>, text: string): T {
  const refuse = (why: string) =>
    new IntegrationError(service, "bad-payload", why, { call, isGeneric: true });
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (trimmed.startsWith("<"))
    throw refuse("a web page instead of JSON (a login page in front, or a missing path prefix)");
  let body: unknown;
  try {
    body = trimmed === "" ? undefined : JSON.parse(trimmed);
  } catch {
    // V8's message quotes the body.
    throw refuse("the answer is not JSON");
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join(".");
  const place = field ? ` at "${field.slice(0, 100)}"` : "";
  throw refuse(`the answer has another shape than expected${place}`);
}

/**
 * Describes why `fetch` failed. Takes only the error code of the system along, because undici's errors can repeat
 * addresses and header values.
 */
export function transportError(
  service: string,
  call: string,
  error: unknown,
  ending: Ending,
  timeoutMs: number,
): IntegrationError {
  if (ending === "timeout")
    return new IntegrationError(service, "timeout", `no answer within ${timeoutMs / 1000} s`, {
      call,
      isGeneric: true,
    });
  const systemCode = findSystemCode(error);
  const words =
    ending === "stopped" ? "cancelled, the tracker is stopping" : unreachableWords(systemCode);
  return new IntegrationError(service, "unreachable", words, { call, systemCode, isGeneric: true });
}

/** Node's error codes for certificates that it cannot verify. Ignored where self-signed certificates are accepted. */
const CERTIFICATE_CODES: ReadonlySet<string> = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "CERT_HAS_EXPIRED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

function unreachableWords(systemCode: string | undefined): string {
  if (systemCode === "ERR_IP_BLOCKED")
    return "its address is link-local or of a cloud's metadata service, which the tracker never contacts";
  return systemCode !== undefined && CERTIFICATE_CODES.has(systemCode)
    ? "the certificate cannot be trusted; if it is your own, accept self-signed certificates for this service"
    : "cannot be reached";
}

function findSystemCode(error: unknown): string | undefined {
  for (
    let cause = error, depth = 0;
    cause instanceof Error && depth < 5;
    cause = cause.cause, depth += 1
  ) {
    if ("code" in cause && typeof cause.code === "string" && /^[A-Z0-9_]{2,60}$/.test(cause.code))
      return cause.code;
  }
  return undefined;
}
