import type { Actor } from "../../server/domain/actor.ts";
import { saveSettings as save, type Settings } from "../../server/tracking/core/settings.ts";
import { replayDelivery as replay } from "../../server/tracking/ingest/replay.ts";
import { registerWebhook as register } from "../../server/tracking/services/register-webhook.ts";
import { removeService as remove } from "../../server/tracking/services/remove-service.ts";
import { saveService as saveAsActor } from "../../server/tracking/services/save-service.ts";

/** Who does something in tests that are not about who does it. */
export function actorNamed(name: string): Actor {
  return { personId: null, name, token: null, address: null };
}

export const ADA = actorNamed("Ada");
const by = ADA;

type Without<Input> = Omit<Input, "by">;

export function saveService(
  ctx: Parameters<typeof saveAsActor>[0],
  input: Without<Parameters<typeof saveAsActor>[1]>,
) {
  return saveAsActor(ctx, { ...input, by });
}

export function replayDelivery(ctx: Parameters<typeof replay>[0], id: number) {
  return replay(ctx, id, by);
}

export function removeService(ctx: Parameters<typeof remove>[0], slug: string) {
  return remove(ctx, { slug, by });
}

export function registerWebhook(
  ctx: Parameters<typeof register>[0],
  input: Without<Parameters<typeof register>[1]>,
) {
  return register(ctx, { ...input, by });
}

export function saveSettings(ctx: Parameters<typeof save>[0], settings: Partial<Settings>) {
  return save(ctx, settings, by);
}
