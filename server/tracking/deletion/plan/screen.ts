import { plainStep } from "../../../domain/message/deletion-step.ts";
import type { ServicesContext } from "../../services/context.ts";
import { participantsOf } from "../participant.ts";
import type { PlannedStep } from "../planned.ts";
import { item, type Part, type PlanInput } from "./part.ts";

export function planMatching(ctx: ServicesContext, { subject, inventory }: PlanInput): Part {
  const steps = participantsOf(ctx, "matching").map(({ slug, name }): PlannedStep => {
    const base = { kind: "MATCHING", service: slug, serviceName: name } as const;
    const isConcerned = subject.request.isAnime || (inventory.matches[slug] ?? []).length > 0;
    if (!isConcerned && slug in inventory.matches)
      return { ...base, status: "NOT_APPLICABLE", message: plainStep("NOT_ANIME"), items: [] };
    const items = (inventory.matches[slug] ?? []).map(({ path, size }) =>
      item("MATCH", path, size),
    );
    if (!(slug in inventory.matches))
      return { ...base, status: "PENDING", message: inventory.unseen[slug] ?? null, items };
    // A file on its way may be there when the step runs.
    return { ...base, status: "PENDING", message: null, items };
  });
  return { steps, kept: [] };
}

export function planLibraries(ctx: ServicesContext, { inventory }: PlanInput): Part {
  const steps = participantsOf(ctx, "library").map(({ slug, name }): PlannedStep => {
    const items = (inventory.shown[slug] ?? []).map(({ name: what }) => item("LIBRARY_ITEM", what));
    const message = slug in inventory.shown ? null : (inventory.unseen[slug] ?? null);
    return {
      kind: "LIBRARY",
      service: slug,
      serviceName: name,
      status: "PENDING",
      message,
      items,
    };
  });
  return { steps, kept: [] };
}
