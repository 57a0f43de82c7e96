import { planArr } from "../../../domain/deletion/plan.ts";
import type { KeptItem } from "../../../domain/deletion/status.ts";
import { nameSeason } from "../../../domain/message/keep.ts";
import type { ArrTitle } from "../../../integrations/port/arr.ts";
import type { ServicesContext } from "../../services/context.ts";
import { arrsFor } from "../participant.ts";
import type { PlannedStep } from "../planned.ts";
import type { DeletionSubject } from "../subject.ts";
import { item, type Part, type PlanInput } from "./part.ts";

export function planArrSteps(ctx: ServicesContext, input: PlanInput): Part {
  const { subject, inventory, sharing } = input;
  const arrs = arrsFor(ctx, subject.request);
  const kept: KeptItem[] = [];
  for (const { slug, name } of arrs) {
    const holding = inventory.arrs[slug];
    if (holding == null || slug === inventory.arr) continue;
    const reason =
      inventory.arr === null
        ? "it is not known which instance is meant"
        : "it is another instance's, for another quality";
    kept.push({ service: slug, serviceName: name, what: holding.title, reason });
  }
  const own = arrs.find(({ slug }) => slug === inventory.arr);
  if (own === undefined) return { steps: [], kept };
  const base = { service: own.slug, serviceName: own.name };
  const steps = (status: PlannedStep["status"], message: string): PlannedStep[] =>
    (["UNMONITOR", "FILES"] as const).map((kind) => ({
      ...base,
      kind,
      status,
      message,
      items: [],
    }));
  if (!(own.slug in inventory.arrs))
    return { steps: steps("PENDING", inventory.unseen[own.slug] ?? "It was not asked yet."), kept };
  const holding = inventory.arrs[own.slug] ?? null;
  if (holding === null) return { steps: steps("NOT_FOUND", `${own.name} does not have it.`), kept };
  const plan = planArr(subject.deletionScope, sharing.otherRequests, holding, sharing.alsoDeleted);
  kept.push(...plan.kept.map((one) => ({ ...base, ...one })));
  const files = plan.files.map(({ path, size }) => item("FILE", path, size));
  const isNothing = !plan.removesTitle && files.length === 0;
  return {
    kept,
    steps: [
      planUnmonitor(base, subject, holding, plan),
      {
        ...base,
        kind: "FILES",
        status: isNothing ? (plan.kept.length > 0 ? "NOT_APPLICABLE" : "NOT_FOUND") : "PENDING",
        message: isNothing ? (reasonOf(plan.kept) ?? "It has no files of it.") : "",
        items: plan.removesTitle
          ? [
              item(subject.deletionScope.mediaType === "MOVIE" ? "FILM" : "SERIES", holding.title),
              ...files,
            ]
          : files,
      },
    ],
  };
}

function planUnmonitor(
  base: Pick<PlannedStep, "service" | "serviceName">,
  { deletionScope }: DeletionSubject,
  holding: ArrTitle,
  plan: ReturnType<typeof planArr<ArrTitle["episodes"][number], ArrTitle["files"][number]>>,
): PlannedStep {
  const monitored = plan.episodes.filter(({ isMonitored }) => isMonitored);
  const seasons = [...new Set(monitored.map(({ season }) => season))];
  const names = plan.removesTitle
    ? holding.isMonitored || monitored.length > 0
      ? [holding.title]
      : []
    : seasons.map((season) => `${holding.title}, ${nameSeason(season)}`);
  const isShared =
    deletionScope.mediaType === "MOVIE" ? !plan.removesTitle : plan.episodes.length === 0;
  return {
    ...base,
    kind: "UNMONITOR",
    status: names.length > 0 ? "PENDING" : isShared ? "NOT_APPLICABLE" : "NOT_FOUND",
    message:
      names.length > 0
        ? ""
        : isShared
          ? (reasonOf(plan.kept) ?? "It has nothing of the title to monitor.")
          : "It is not monitored.",
    items: names.map((name) => item("MONITORING", name)),
  };
}

function reasonOf(kept: readonly { readonly what: string; readonly reason: string }[]) {
  const [first] = kept;
  return first === undefined ? null : `${first.what} stays: ${first.reason}`;
}
