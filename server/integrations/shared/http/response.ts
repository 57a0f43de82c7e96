import type { z } from "zod";
import { type Cause, plainCause } from "../../../domain/message/cause.ts";
import { IntegrationError } from "../../port/error.ts";
import type { Ending } from "./deadline.ts";

/** Parses the body with the schema; an empty body reaches the schema as undefined. Errors never quote the body. */
export function parseBody<T>(service: string, call: string, schema: z.ZodType<T>, text: string): T {
  const refuse = (why: Cause) =>
    new IntegrationError(service, "bad-payload", why, { call, isGeneric: true });
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (trimmed.startsWith("<")) throw refuse(plainCause("WEB_PAGE_ANSWERED"));
  let body: unknown;
  try {
    body = trimmed === "" ? undefined : JSON.parse(trimmed);
  } catch {
    // V8's message quotes the body.
    throw refuse(plainCause("ANSWER_NOT_JSON"));
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join(".");
  const params = { field: field ? field.slice(0, 100) : null };
  throw refuse({ code: "ANSWER_UNEXPECTED", params });
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
    return new IntegrationError(
      service,
      "timeout",
      { code: "NO_ANSWER_IN_TIME", params: { seconds: timeoutMs / 1000 } },
      { call, isGeneric: true },
    );
  const systemCode = findSystemCode(error);
  const reason = plainCause(ending === "stopped" ? "TRACKER_STOPS" : unreachableCode(systemCode));
  return new IntegrationError(service, "unreachable", reason, {
    call,
    systemCode,
    isGeneric: true,
  });
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

function unreachableCode(systemCode: string | undefined) {
  if (systemCode === "ERR_IP_BLOCKED") return "ADDRESS_FORBIDDEN";
  return systemCode !== undefined && CERTIFICATE_CODES.has(systemCode)
    ? "CERTIFICATE_UNTRUSTED"
    : "UNREACHABLE";
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
