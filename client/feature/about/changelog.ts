/** A version of the changelog. */
export interface Version {
  /** "0.2.0 (2031-05-04)", "Unreleased". */
  readonly name: string;
  readonly groups: readonly Group[];
}

interface Group {
  /** "Added", "Fixed". */
  readonly name: string;
  readonly items: readonly (readonly Span[])[];
}

/** A piece of text with one emphasis. */
export interface Span {
  readonly kind: "text" | "strong" | "emphasis" | "code" | "link";
  readonly text: string;
}

const SPAN = /\*\*(.+?)\*\*|\*(?=\S)([^*]+)\*|`([^`]+)`|\[([^[\]]+)\]\([^()]*\)/g;

/** Reads CHANGELOG.md: versions as `##`, groups as `###`, items as lists whose lines may be broken. */
export function readChangelog(markdown: string): readonly Version[] {
  const versions = splitAt(markdown, /^## /m);
  return versions.slice(1).map((part) => {
    const [head = "", ...groups] = splitAt(part, /^### /m);
    const [name = ""] = head.split("\n", 1);
    return { name: name.trim(), groups: groups.map(readGroup) };
  });
}

/** Returns the versions that were released after this one. */
export function newsSince(versions: readonly Version[], since: string): readonly Version[] {
  return versions.filter(({ name }) => isLater(name, since));
}

/** What is unreleased is no version to compare with. */
function isLater(name: string, since: string): boolean {
  const [one, other] = [name, since].map((text) =>
    (/^\d+\.\d+\.\d+/.exec(text)?.[0] ?? "").split(".").map(Number),
  );
  if (one?.length !== 3 || other?.length !== 3) return false;
  const at = [0, 1, 2].find((index) => one[index] !== other[index]) ?? 0;
  return (one[at] ?? 0) > (other[at] ?? 0);
}

function splitAt(text: string, separator: RegExp): readonly string[] {
  return text.split(separator);
}

function readGroup(part: string): Group {
  const [name = "", ...lines] = part.split("\n");
  const items: string[] = [];
  for (const line of lines) {
    if (line.startsWith("- ")) items.push(line.slice(2));
    else if (line.trim() !== "" && items.length > 0)
      items[items.length - 1] = `${items.at(-1)} ${line.trim()}`;
  }
  return { name: name.trim(), items: items.map(readSpans) };
}

function readSpans(item: string): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of item.matchAll(SPAN)) {
    if (match.index > end) spans.push({ kind: "text", text: item.slice(end, match.index) });
    const [whole, strong, emphasis, code, link] = match;
    if (strong !== undefined) spans.push({ kind: "strong", text: strong.replaceAll("`", "") });
    else if (emphasis !== undefined) spans.push({ kind: "emphasis", text: emphasis });
    else if (code !== undefined) spans.push({ kind: "code", text: code });
    else spans.push({ kind: "link", text: link ?? whole });
    end = match.index + whole.length;
  }
  if (end < item.length) spans.push({ kind: "text", text: item.slice(end) });
  return spans;
}
