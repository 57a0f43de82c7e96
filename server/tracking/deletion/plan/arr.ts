import { type Kept, planArr } from "../../../domain/deletion/plan.ts";
import type { KeptItem } from "../../../domain/deletion/status.ts";
import { type DeletionStepMessage, plainStep } from "../../../domain/message/deletion-step.ts";
import { nameSeason } from "../../../domain/message/keep.ts";
import type { ArrTitle } from "../../../integrations/port/arr.ts";
import type { ServicesContext } from "../../services/context.ts";
import { arrsFor } from "../participant.ts";
import type { PlannedStep, StepNote } from "../planned.ts";
import type { DeletionSubject } from "../subject.ts";
import { item, toKept, type Part, type PlanInput } from "./part.ts";

export function planArrSteps(ctx: ServicesContext, input: PlanInput): Part {
  const { subject, inventory, sharing } = input;
  const arrs = arrsFor(ctx, subject.request);
  const kept: KeptItem[] = [];
  for (const { slug, name } of arrs) {
    const holding = inventory.arrs[slug];
    if (holding == null || slug === inventory.arr) continue;
    const code = inventory.arr === null ? "INSTANCE_AMBIGUOUS" : "OTHER_INSTANCE";
    kept.push(toKept({ service: slug, serviceName: name }, holding.title, [{ code, params: {} }]));
  }
  const own = arrs.find(({ slug }) => slug === inventory.arr);
  if (own === undefined) return { steps: [], kept };
  const base = { service: own.slug, serviceName: own.name };
  const steps = (status: PlannedStep["status"], message: StepNote): PlannedStep[] =>
    (["UNMONITOR", "FILES"] as const).map((kind) => ({
      ...base,
      kind,
      status,
      message,
      items: [],
    }));
  if (!(own.slug in inventory.arrs))
    return { steps: steps("PENDING", inventory.unseen[own.slug] ?? plainStep("NOT_ASKED")), kept };
  const holding = inventory.arrs[own.slug] ?? null;
  if (holding === null)
    return {
      steps: steps("NOT_FOUND", { code: "NOT_IN_SERVICE", params: { service: own.name } }),
      kept,
    };
  const plan = planArr(subject.deletionScope, sharing.otherRequests, holding, sharing.alsoDeleted);
  kept.push(...plan.kept.map(({ what, reason }) => toKept(base, what, [reason])));
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
        message: isNothing ? (reasonOf(plan.kept) ?? plainStep("NO_FILES_OF_IT")) : null,
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
        ? null
        : isShared
          ? (reasonOf(plan.kept) ?? plainStep("NOTHING_TO_MONITOR"))
          : plainStep("MONITORING_IS_OFF"),
    items: names.map((name) => item("MONITORING", name)),
  };
}

function reasonOf([first]: readonly Kept[]): DeletionStepMessage | null {
  return first === undefined
    ? null
    : { code: "STAYS", params: { what: first.what, reasons: [first.reason] } };
}
