import { z } from "zod";
import { DELIVERY_STATUSES } from "../../domain/delivery.ts";
import { redact } from "../../domain/redact.ts";
import { SERVICE_KINDS } from "../../domain/service-kind.ts";
import { columnsOf, json, words } from "./column.ts";
import { MessageParamsJson } from "./message-params.ts";

const { optional, required } = columnsOf("Delivery", "id");

export const deliveryColumns = {
  status: required("status", words(DELIVERY_STATUSES), "FAILED"),
  kind: required("kind", words(SERVICE_KINDS), "SEERR"),
  messageParams: optional("messageParams", json(MessageParamsJson)),
};

const Episodes = z.array(z.object({ season: z.number(), number: z.number() }));

export const deliverySubjectColumns = {
  episodes: columnsOf("DeliverySubject", "deliveryId").required("episodes", json(Episodes), []),
};

const decoder = new TextDecoder();

/** Returns the bytes of a body to store, without its secrets; the same bytes if there are none in it. */
export function withoutSecrets(body: Uint8Array): Uint8Array {
  const payload = readBody(body);
  if (payload !== undefined) {
    const redacted = redact(payload);
    return redacted === payload ? body : Buffer.from(JSON.stringify(redacted));
  }
  // A form that could not be read: each byte as a character, so that the others stay as they are.
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
  const redacted = redact(bytes);
  return redacted === bytes ? body : Buffer.from(redacted.replaceAll("…", "..."), "latin1");
}

/** Returns the JSON of a stored body; undefined when the body is not JSON. */
export function readBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch {
    return undefined;
  }
}
