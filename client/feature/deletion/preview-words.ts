import { capitalise } from "../../language/capitalise.ts";
import { deletionText } from "../../language/words/deletion.ts";
import { phrase } from "../../language/words/phrase.ts";
import { sentText } from "../../wording/sent-message.ts";
import { listWords } from "../../wording/sentence.ts";
import { sizeWords } from "../../wording/size.ts";
import type { Preview, PreviewStep } from "./document.ts";
import { removalWords } from "./removal-words.ts";

/** How much will be deleted, for one title or several. */
export interface RemovalTotal {
  readonly titles: number;
  readonly files: number;
  readonly downloads: number;
  readonly size: number;
}

export function sumPreviews(previews: readonly Preview[]): RemovalTotal {
  const steps = previews.flatMap((preview) => preview.steps);
  const count = (kind: "FILE" | "DOWNLOAD", within: "FILES" | "DOWNLOADS") =>
    steps
      .filter((step) => step.kind === within)
      .flatMap(({ items }) => items)
      .filter((item) => item.kind === kind).length;
  return {
    titles: previews.length,
    files: count("FILE", "FILES"),
    downloads: count("DOWNLOAD", "DOWNLOADS"),
    size: previews.reduce((sum, { size }) => sum + Number(size), 0),
  };
}

/** "13 files and 1 download, 33.9 GB"; empty if there are neither files nor downloads. */
export function totalWords({ files, downloads, size }: RemovalTotal): string {
  const parts = [
    files > 0 ? phrase("fileCount", { count: files }) : "",
    downloads > 0 ? phrase("downloadCount", { count: downloads }) : "",
  ].filter((part) => part !== "");
  const sized = size > 0 ? [sizeWords(size)] : [];
  return [...(parts.length > 0 ? [listWords(parts)] : []), ...sized].join(", ");
}

/** The label of the confirm button. */
export function confirmWords(total: RemovalTotal, deleteFiles: boolean): string {
  const { titles: count } = total;
  if (!deleteFiles)
    return count === 1
      ? deletionText("stopTracking")
      : deletionText("stopTrackingTitles", { count });
  const what = totalWords(total);
  if (count === 1)
    return what === "" ? deletionText("delete") : deletionText("deleteWhat", { what });
  return what === ""
    ? deletionText("deleteCount", { count })
    : deletionText("deleteCountWhat", { count, what });
}

export interface ServiceLines {
  readonly service: string;
  readonly name: string;
  readonly lines: readonly PreviewLine[];
}

export interface PreviewLine {
  readonly words: string;
  /** deleted: will be deleted. later: checked again at deletion. kept: not deleted. unknown: the service cannot be reached. */
  readonly kind: "deleted" | "later" | "kept" | "unknown";
  /** The names of the items, if `words` only counts them. */
  readonly names: readonly string[];
}

/** Groups the preview by service, in the order of the steps, without what has nothing to delete. */
export function linesByService({ steps, kept }: Preview): readonly ServiceLines[] {
  const filled = steps.filter((step) => !isEmpty(step, kept));
  const services = [...new Set(filled.map(({ service }) => service))];
  return services.map((service) => {
    const own = filled.filter((step) => step.service === service);
    return {
      service,
      name: own[0]?.serviceName ?? service,
      lines: own.map((step) => toLine(step, kept)),
    };
  });
}

/** "Nothing to delete in qBittorrent and Jellyfin."; empty if every service has something. */
export function emptyServicesWords(preview: Preview): string {
  const shown = new Set(linesByService(preview).map(({ name }) => name));
  const names = [...new Set(preview.steps.map(({ serviceName }) => serviceName))];
  const empty = names.filter((name) => !shown.has(name));
  return empty.length === 0 ? "" : deletionText("nothingIn", { services: listWords(empty) });
}

/** Whether the service has nothing of the title; what it has and keeps is shown. */
function isEmpty({ status, serviceName }: PreviewStep, kept: Preview["kept"]): boolean {
  if (status === "NOT_FOUND") return true;
  return status === "NOT_APPLICABLE" && !kept.some((one) => one.serviceName === serviceName);
}

function toLine(step: PreviewStep, kept: Preview["kept"]): PreviewLine {
  const { status, items } = step;
  const message = sentText(step);
  const bytes = items.reduce((sum, { size }) => sum + Number(size ?? 0), 0);
  if (status !== "PENDING") {
    const isDescribedBelow = kept.some((one) => one.serviceName === step.serviceName);
    return {
      kind: "kept",
      words: isDescribedBelow ? deletionText("keptBelow") : message,
      names: [],
    };
  }
  const names = items.flatMap(({ kind, name }) =>
    kind === "REQUEST" || kind === "MONITORING" ? [] : [name],
  );
  if (items.length === 0)
    return message === ""
      ? { kind: "later", words: emptyWords(step), names: [] }
      : { kind: "unknown", words: deletionText("cannotReach"), names: [] };
  const what = itemWords(step, bytes);
  return {
    kind: "deleted",
    words: message === "" ? what : deletionText("noted", { what, note: message }),
    names: names.length > 1 ? names : [],
  };
}

/** Items that appear before the deletion runs are deleted too. */
function emptyWords({ kind }: PreviewStep): string {
  if (kind === "LIBRARY") return deletionText("noLibraryItems");
  if (kind === "MATCHING") return deletionText("noFileMatches");
  return deletionText("nothingToDo");
}

function itemWords({ kind, items }: PreviewStep, bytes: number): string {
  const of = (wanted: PreviewStep["items"][number]["kind"]) =>
    items.filter((item) => item.kind === wanted);
  switch (kind) {
    case "UNMONITOR":
      return deletionText("stopsMonitoring", { names: listWords(items.map(({ name }) => name)) });
    case "REQUEST": {
      const request = of("REQUEST")[0]?.name;
      const media = of("MEDIA").length > 0 ? deletionText("mediaEntry") : undefined;
      return capitalise(listWords([request, media].filter((part) => part !== undefined)));
    }
    default:
      return capitalise(removalWords(kind, items, bytes));
  }
}
