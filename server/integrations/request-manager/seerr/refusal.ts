import { z } from "zod";
import { plainCause } from "../../../domain/message/cause.ts";
import { redact } from "../../../domain/redact.ts";
import type { RawResponse, Refusal } from "../../shared/http/status-error.ts";
import { text } from "../../shared/lenient.ts";

/**
 * With this protection Seerr refuses every POST, PUT and DELETE without a token of its web app, whatever the API key
 * (seen on 3.1: 403 "invalid csrf token"); reads work. The setting applies at the next start.
 */
const CSRF = plainCause("CSRF_PROTECTED");

const MAX_LENGTH = 200;
/** About the API key, the address or the load: the words for the status describe it better. */
const CLEAR_STATUSES = new Set([401, 403, 404, 429]);

/** Reads why Seerr refused a call. */
export function readSeerrRefusal({ status, text: body }: RawResponse): Refusal | null {
  const words = messageOf(body);
  if (status === 403 && words !== undefined && /csrf/i.test(words))
    return { code: "refused", reason: CSRF };
  const isRefusal = status >= 400 && status < 500 && !CLEAR_STATUSES.has(status);
  return isRefusal && words !== undefined ? { code: "refused", reason: words } : null;
}

const Answer = z.object({ message: text });

/** Returns the message of an answer as part of a sentence. */
export function messageOf(body: string): string | undefined {
  try {
    const { message } = Answer.parse(JSON.parse(body));
    return message && redact(message).slice(0, MAX_LENGTH).replace(/\s+/g, " ").replace(/\.$/, "");
  } catch {
    return undefined;
  }
}
