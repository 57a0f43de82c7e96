import { planMedia } from "../../domain/deletion-media.ts";
import { nameSeason, planArr } from "../../domain/deletion-plan.ts";
import type { ArrHolding } from "../../integrations/removal.ts";
import type { TrackingContext } from "../context.ts";
import { decideDownloads, type DecidedDownload } from "./decide-downloads.ts";
import type { Inventory } from "./inventory.ts";
import { arrsFor, partiesOf } from "./party.ts";
import type { DeletionItem, KeptItem, StepKind, StepStatus } from "./status.ts";
import type { DeletionSubject, Rivalry } from "./subject.ts";

/** What one service is to let go of, before anything is done. */
export interface PlannedStep {
  readonly kind: StepKind;
  readonly service: string;
  readonly serviceName: string;
  readonly status: Extract<StepStatus, "PENDING" | "NOT_APPLICABLE" | "NOT_FOUND">;
  readonly message: string;
  readonly items: readonly DeletionItem[];
}

export interface DeletionPlan {
  readonly steps: readonly PlannedStep[];
  readonly kept: readonly KeptItem[];
  /** Bytes: downloads and the files made of them are mostly the same data on the disk. */
  readonly size: number;
}

export interface PlanInput {
  readonly subject: DeletionSubject;
  readonly inventory: Inventory;
  readonly rivalry: Rivalry;
  readonly deleteFiles: boolean;
}

/** Service by service what goes and what stays. */
export function planDeletion(ctx: TrackingContext, input: PlanInput): DeletionPlan {
  const parts = input.deleteFiles
    ? [
        planArrSteps(ctx, input),
        planDownloadSteps(ctx, input),
        planMatching(ctx, input),
        planLibraries(ctx, input),
        planRequest(ctx, input),
      ]
    : [planRequest(ctx, input)];
  const steps = parts
    .flatMap((part) => part.steps)
    .toSorted((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  const sizeOf = (kind: StepKind) => sum(steps.filter((step) => step.kind === kind));
  return {
    steps,
    kept: parts.flatMap((part) => part.kept),
    size: Math.max(sizeOf("DOWNLOADS"), sizeOf("FILES")),
  };
}

const ORDER: readonly StepKind[] = [
  "UNMONITOR",
  "DOWNLOADS",
  "FILES",
  "MATCHING",
  "LIBRARY",
  "REQUEST",
];

function sum(steps: readonly PlannedStep[]): number {
  const sizes = steps.flatMap(({ items }) => items.map(({ size }) => size ?? 0));
  return sizes.reduce((total, size) => total + size, 0);
}

interface Part {
  readonly steps: readonly PlannedStep[];
  readonly kept: readonly KeptItem[];
}

const item = (
  kind: DeletionItem["kind"],
  name: string,
  size: number | null = null,
): DeletionItem => ({
  kind,
  name,
  size,
});

function planArrSteps(ctx: TrackingContext, input: PlanInput): Part {
  const { subject, inventory, rivalry } = input;
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
  const plan = planArr(subject.doomed, rivalry.rivals, holding, rivalry.doomedToo);
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
              item(subject.doomed.mediaType === "MOVIE" ? "FILM" : "SERIES", holding.title),
              ...files,
            ]
          : files,
      },
    ],
  };
}

function planUnmonitor(
  base: Pick<PlannedStep, "service" | "serviceName">,
  { doomed }: DeletionSubject,
  holding: ArrHolding,
  plan: ReturnType<typeof planArr<ArrHolding["episodes"][number], ArrHolding["files"][number]>>,
): PlannedStep {
  const monitored = plan.episodes.filter(({ isMonitored }) => isMonitored);
  const seasons = [...new Set(monitored.map(({ season }) => season))];
  const names = plan.removesTitle
    ? holding.isMonitored || monitored.length > 0
      ? [holding.title]
      : []
    : seasons.map((season) => `${holding.title}, ${nameSeason(season)}`);
  const isShared = doomed.mediaType === "MOVIE" ? !plan.removesTitle : plan.episodes.length === 0;
  return {
    ...base,
    kind: "UNMONITOR",
    status: names.length > 0 ? "PENDING" : isShared ? "NOT_APPLICABLE" : "NOT_FOUND",
    message:
      names.length > 0
        ? ""
        : isShared
          ? (reasonOf(plan.kept) ?? "It has nothing of it to look for.")
          : "It is not looked for.",
    items: names.map((name) => item("MONITORING", name)),
  };
}

function reasonOf(kept: readonly { readonly what: string; readonly reason: string }[]) {
  const [first] = kept;
  return first === undefined ? null : `${first.what} stays: ${first.reason}`;
}

function planDownloadSteps(ctx: TrackingContext, input: PlanInput): Part {
  const { subject, inventory, rivalry } = input;
  const decided = decideDownloads(subject, inventory, rivalry);
  const clients = partiesOf(ctx, "client");
  const parts = clients.map(({ slug, name }) => {
    const base = { service: slug, serviceName: name };
    if (!(slug in inventory.clients)) {
      const message = inventory.unseen[slug] ?? "It was not asked yet.";
      return { step: toDownloadStep(base, decided, message), kept: [], isEmpty: false };
    }
    const keys = new Set(
      (inventory.clients[slug] ?? []).flatMap(({ ids }) => ids.map((id) => id.toLowerCase())),
    );
    const held = decided.filter(({ key }) => keys.has(key));
    return {
      step: toDownloadStep(base, held, null),
      kept: toKeptDownloads(base, held),
      isEmpty: held.length === 0,
    };
  });
  if (clients.length === 0) return planQueueOnly(ctx, input, decided);
  // Of several clients those that have nothing of it are no news.
  const told = parts.filter(({ isEmpty }) => !isEmpty);
  const shown = told.length > 0 ? told : parts.slice(0, 1);
  return { steps: shown.map(({ step }) => step), kept: shown.flatMap((part) => part.kept) };
}

/** Without a client that is asked, the arr's queue is the one way to a download. */
function planQueueOnly(
  ctx: TrackingContext,
  { subject, inventory }: PlanInput,
  decided: readonly DecidedDownload[],
): Part {
  const arr = arrsFor(ctx, subject.request).find(({ slug }) => slug === inventory.arr);
  if (arr === undefined) return { steps: [], kept: [] };
  const base = { service: arr.slug, serviceName: arr.name };
  const grabs = inventory.arrs[arr.slug]?.grabs ?? [];
  const queued = decided.filter(({ key }) =>
    grabs.some(({ downloadId, isQueued }) => isQueued && downloadId.toLowerCase() === key),
  );
  const message = arr.slug in inventory.arrs ? null : (inventory.unseen[arr.slug] ?? "");
  return {
    steps: [toDownloadStep(base, queued, message)],
    kept: toKeptDownloads(base, queued),
  };
}

function toDownloadStep(
  base: Pick<PlannedStep, "service" | "serviceName">,
  decided: readonly DecidedDownload[],
  /** Why nothing is known of it. */
  unknown: string | null,
): PlannedStep {
  const going = decided.filter(({ reasons }) => reasons.length === 0);
  const [stays] = decided;
  const items = going.map(({ title, size }) => item("DOWNLOAD", title, size));
  if (unknown !== null)
    return { ...base, kind: "DOWNLOADS", status: "PENDING", message: unknown, items };
  return {
    ...base,
    kind: "DOWNLOADS",
    status: items.length > 0 ? "PENDING" : stays === undefined ? "NOT_FOUND" : "NOT_APPLICABLE",
    message:
      items.length > 0
        ? ""
        : stays === undefined
          ? "It has no download of it."
          : `${stays.title} stays: ${stays.reasons.join("; ")}`,
    items,
  };
}

function toKeptDownloads(
  base: Pick<PlannedStep, "service" | "serviceName">,
  decided: readonly DecidedDownload[],
): readonly KeptItem[] {
  return decided
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ title, reasons }) => ({ ...base, what: title, reason: reasons.join("; ") }));
}

function planMatching(ctx: TrackingContext, { subject, inventory }: PlanInput): Part {
  const steps = partiesOf(ctx, "matching").map(({ slug, name }): PlannedStep => {
    const base = { kind: "MATCHING", service: slug, serviceName: name } as const;
    const isConcerned = subject.request.isAnime || (inventory.matches[slug] ?? []).length > 0;
    if (!isConcerned && slug in inventory.matches)
      return { ...base, status: "NOT_APPLICABLE", message: "It is no anime.", items: [] };
    const items = (inventory.matches[slug] ?? []).map(({ path, size }) =>
      item("MATCH", path, size),
    );
    if (!(slug in inventory.matches))
      return { ...base, status: "PENDING", message: inventory.unseen[slug] ?? "", items };
    // What is on its way may be there by the time it goes.
    return { ...base, status: "PENDING", message: "", items };
  });
  return { steps, kept: [] };
}

function planLibraries(ctx: TrackingContext, { inventory }: PlanInput): Part {
  const steps = partiesOf(ctx, "library").map(({ slug, name }): PlannedStep => {
    const items = (inventory.shown[slug] ?? []).map(({ name: what }) => item("LIBRARY_ITEM", what));
    const message = slug in inventory.shown ? "" : (inventory.unseen[slug] ?? "");
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

function planRequest(ctx: TrackingContext, { subject, inventory, deleteFiles }: PlanInput): Part {
  const { request, doomed } = subject;
  const party = partiesOf(ctx, "requests").find(({ slug }) => slug === request.originService);
  if (request.origin !== "seerr" || party === undefined) {
    const [other] = partiesOf(ctx, "requests");
    if (other === undefined) return { steps: [], kept: [] };
    return {
      steps: [
        {
          kind: "REQUEST",
          service: other.slug,
          serviceName: other.name,
          status: "NOT_APPLICABLE",
          message: `It was not asked for in ${other.name}.`,
          items: [],
        },
      ],
      kept: [],
    };
  }
  const base = { service: party.slug, serviceName: party.name };
  const finding = inventory.requests[party.slug];
  const media = deleteFiles ? (finding?.media ?? null) : null;
  const own = { ...doomed, requestId: request.originId, is4k: request.is4k };
  const plan = media === null ? null : planMedia(own, media);
  const items = [
    ...(finding === undefined || finding.request !== null
      ? [item("REQUEST", nameRequest(request))]
      : []),
    ...(plan !== null && plan.kind !== "leave" ? [item("MEDIA", request.title)] : []),
  ];
  const isNothing = finding !== undefined && items.length === 0;
  return {
    steps: [
      {
        ...base,
        kind: "REQUEST",
        status: isNothing && plan === null ? "NOT_FOUND" : "PENDING",
        message: isNothing ? "It has no such request." : (inventory.unseen[party.slug] ?? ""),
        items,
      },
    ],
    kept:
      plan === null || plan.kind === "forget"
        ? []
        : [
            {
              ...base,
              what: plan.kind === "leave" ? `the entry of ${request.title}` : "the other quality",
              reason: plan.reason,
            },
          ],
  };
}

function nameRequest({
  title,
  requestedBy,
}: {
  readonly title: string;
  readonly requestedBy: string | null;
}): string {
  return requestedBy === null
    ? `the request for ${title}`
    : `${requestedBy}'s request for ${title}`;
}
