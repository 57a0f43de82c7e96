import type { HookFacts } from "../../domain/doctor/facts.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import type { Integration } from "../../integrations/port/integration.ts";
import { hookSecretOf } from "../services/hook-secret.ts";
import type { DoctorContext, DoctorRuntime } from "./context.ts";

/** Finds out whether the webhooks of a service reach the tracker; null for a service that sends none. */
export async function checkHook(
  ctx: DoctorContext,
  { proveHook }: DoctorRuntime,
  { slug, webhook, receive }: Integration,
): Promise<HookFacts | null> {
  if (receive === undefined) return null;
  const row = await ctx.store.read.service.findUnique({
    where: { slug },
    select: { webhookUrl: true, lastDeliveryAt: true },
  });
  const hasArrived = row?.lastDeliveryAt != null;
  if (webhook === undefined) return { kind: hasArrived ? "works" : "untold" };
  const secret = hookSecretOf(ctx, slug);
  const { publicUrl } = ctx.services;
  const url = row?.webhookUrl ?? (publicUrl === null ? null : `${publicUrl}/hooks/${slug}`);
  // Nobody has registered it here; somebody may have by hand.
  if (url === null || secret === undefined)
    return { kind: hasArrived ? "address-unknown" : "absent" };
  const target = { url, secret };
  try {
    const state = await webhook.find(target);
    switch (state.kind) {
      case "absent":
        return { kind: "absent" };
      case "foreign":
        return { kind: "elsewhere", host: URL.parse(state.url)?.host ?? null };
      case "ours":
        return state.hasWrongSecret
          ? { kind: "wrong-secret" }
          : await proveHook(slug, webhook, target);
    }
  } catch (error) {
    if (error instanceof IntegrationError) return { kind: "untold" };
    throw error;
  }
}
