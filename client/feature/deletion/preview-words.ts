import { capitalise, listWords, plural } from "../../wording/sentence.ts";
import { sizeWords } from "../../wording/size.ts";
import type { Preview, PreviewStep } from "./document.ts";
import { removalWords } from "./removal-words.ts";

/** What goes, of one title or of several. */
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

/** "13 files and 1 download, 33.9 GB"; empty where nothing of the kind is there. */
export function totalWords({ files, downloads, size }: RemovalTotal): string {
  const parts = [
    files > 0 ? plural(files, "file") : "",
    downloads > 0 ? plural(downloads, "download") : "",
  ].filter((part) => part !== "");
  const sized = size > 0 ? [sizeWords(size)] : [];
  return [...(parts.length > 0 ? [listWords(parts)] : []), ...sized].join(", ");
}

/** What the button says that does it. */
export function confirmWords(total: RemovalTotal, deleteFiles: boolean): string {
  const titles = plural(total.titles, "title");
  if (!deleteFiles) return total.titles === 1 ? "Stop tracking it" : `Stop tracking ${titles}`;
  const words = totalWords(total);
  if (total.titles === 1) return words === "" ? "Delete it" : `Delete ${words}`;
  return words === "" ? `Delete ${titles}` : `Delete ${titles}: ${words}`;
}

export interface ServiceLines {
  readonly service: string;
  readonly name: string;
  readonly lines: readonly PreviewLine[];
}

export interface PreviewLine {
  readonly words: string;
  /** goes: it will be done. later: whatever is there by then. stays: nothing is done. unknown: it could not be asked. */
  readonly kind: "goes" | "later" | "stays" | "unknown";
  /** The things themselves, where the words only count them. */
  readonly names: readonly string[];
}

/** The preview by service, each once, in the order in which they come in. */
export function linesByService({ steps, kept }: Preview): readonly ServiceLines[] {
  const services = [...new Set(steps.map(({ service }) => service))];
  return services.map((service) => {
    const own = steps.filter((step) => step.service === service);
    return {
      service,
      name: own[0]?.serviceName ?? service,
      lines: own.map((step) => toLine(step, kept)),
    };
  });
}

function toLine(step: PreviewStep, kept: Preview["kept"]): PreviewLine {
  const { status, message, items } = step;
  const bytes = items.reduce((sum, { size }) => sum + Number(size ?? 0), 0);
  if (status !== "PENDING") {
    const isDescribedBelow =
      status === "NOT_APPLICABLE" && kept.some((one) => one.serviceName === step.serviceName);
    return { kind: "stays", words: isDescribedBelow ? "Stays, see below" : message, names: [] };
  }
  const names = items.flatMap(({ kind, name }) =>
    kind === "REQUEST" || kind === "MONITORING" ? [] : [name],
  );
  if (items.length === 0)
    return message === ""
      ? { kind: "later", words: emptyWords(step), names: [] }
      : { kind: "unknown", words: "Could not be asked just now", names: [] };
  const note = message === "" ? "" : ` (${message})`;
  return {
    kind: "goes",
    words: `${itemWords(step, bytes)}${note}`,
    names: names.length > 1 ? names : [],
  };
}

/** What shows up until then goes too. */
function emptyWords({ kind }: PreviewStep): string {
  if (kind === "LIBRARY") return "Does not show it now; checked again once the files are gone";
  if (kind === "MATCHING") return "Knows none of its files now; checked again once they are gone";
  return "Nothing to do";
}

function itemWords({ kind, items }: PreviewStep, bytes: number): string {
  const of = (wanted: PreviewStep["items"][number]["kind"]) =>
    items.filter((item) => item.kind === wanted);
  switch (kind) {
    case "UNMONITOR":
      return `Stops looking for ${listWords(items.map(({ name }) => name))}`;
    case "REQUEST": {
      const request = of("REQUEST")[0]?.name;
      const media =
        of("MEDIA").length > 0 ? "the title's entry, so that it can be asked for again" : undefined;
      return capitalise(listWords([request, media].filter((part) => part !== undefined)));
    }
    default:
      return capitalise(removalWords(kind, items, bytes));
  }
}
