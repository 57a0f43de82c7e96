import { createHash } from "node:crypto";
import type { NewDelivery, Tx } from "../../server/store/store.ts";

const NOON = new Date("2026-11-01T12:00:00.123Z");

/** A delivery whose body is `text`. */
export function delivery(text: string): NewDelivery {
  const body = new TextEncoder().encode(text);
  return {
    service: "sonarr",
    kind: "SONARR",
    receivedAt: NOON,
    body,
    bodyHash: createHash("sha256").update(body).digest("hex"),
  };
}

/** Writes a setting, the smallest row there is. */
export async function putSetting(tx: Tx, name: string, value = "on"): Promise<void> {
  await tx.setting.create({ data: { name, value } });
}

/** Resolves with what `promise` rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it was expected to be rejected");
}
