import type { KeptItem } from "../../../domain/deletion/status.ts";
import { plainStep } from "../../../domain/message/deletion-step.ts";
import type { ServicesContext } from "../../services/context.ts";
import { decideDownloads, type DecidedDownload } from "../decide-downloads.ts";
import { arrsFor, participantsOf } from "../participant.ts";
import type { PlannedStep, StepNote } from "../planned.ts";
import { item, toKept, type Part, type PlanInput } from "./part.ts";

export function planDownloadSteps(ctx: ServicesContext, input: PlanInput): Part {
  const { subject, inventory, sharing } = input;
  const decided = decideDownloads(subject, inventory, sharing);
  const clients = participantsOf(ctx, "client");
  const parts = clients.map(({ slug, name }) => {
    const base = { service: slug, serviceName: name };
    if (!(slug in inventory.clients)) {
      const message = inventory.unseen[slug] ?? plainStep("NOT_ASKED");
      return { step: toDownloadStep(base, decided, message), kept: [] };
    }
    const keys = new Set(
      (inventory.clients[slug] ?? []).flatMap(({ ids }) => ids.map((id) => id.toLowerCase())),
    );
    const held = decided.filter(({ key }) => keys.has(key));
    return { step: toDownloadStep(base, held, null), kept: toKeptDownloads(base, held) };
  });
  if (clients.length === 0) return planQueueOnly(ctx, input, decided);
  // A client that has none of the downloads yet may get the next grab.
  return { steps: parts.map(({ step }) => step), kept: parts.flatMap((part) => part.kept) };
}

/** Without a configured client, a download can only be removed through the arr's queue. */
function planQueueOnly(
  ctx: ServicesContext,
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
  const message =
    arr.slug in inventory.arrs ? null : (inventory.unseen[arr.slug] ?? plainStep("NOT_ASKED"));
  return {
    steps: [toDownloadStep(base, queued, message)],
    kept: toKeptDownloads(base, queued),
  };
}

function toDownloadStep(
  base: Pick<PlannedStep, "service" | "serviceName">,
  decided: readonly DecidedDownload[],
  /** Why the service's part is not known. */
  unknown: StepNote | null,
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
        ? null
        : stays === undefined
          ? plainStep("NO_DOWNLOAD_OF_IT")
          : { code: "STAYS", params: { what: stays.title, reasons: stays.reasons } },
    items,
  };
}

function toKeptDownloads(
  base: Pick<PlannedStep, "service" | "serviceName">,
  decided: readonly DecidedDownload[],
): readonly KeptItem[] {
  return decided
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ title, reasons }) => toKept(base, title, reasons));
}
