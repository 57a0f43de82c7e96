import { MAX_TEXT } from "./lenient.ts";

/** Deeper than the payload of any service. A hostile body must not exhaust the stack. */
const MAX_DEPTH = 64;

/** Cuts every text of a webhook's body, whatever its schema reads, and drops what is nested too deep. */
export function boundPayload(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value;
  if (typeof value !== "object" || value === null) return value;
  if (depth === MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((inner) => boundPayload(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.slice(0, MAX_TEXT),
      boundPayload(inner, depth + 1),
    ]),
  );
}
