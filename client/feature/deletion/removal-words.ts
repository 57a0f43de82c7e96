import type { DeletionItemKind, DeletionStepKind } from "../../graphql/graphql.ts";
import { listWords, plural } from "../../wording/sentence.ts";
import { sizeWords } from "../../wording/size.ts";

/** Describes what one service deletes: "the series and 13 files, 31.0 GB", "1 download with its data". */
export function removalWords(
  kind: DeletionStepKind,
  items: readonly { readonly kind: DeletionItemKind }[],
  bytes: number,
): string {
  const has = (wanted: DeletionItemKind) => items.some((item) => item.kind === wanted);
  const count = items.length;
  const sized = bytes > 0 ? `, ${sizeWords(bytes)}` : "";
  switch (kind) {
    case "UNMONITOR":
      return "stops monitoring";
    case "DOWNLOADS":
      if (count === 0) return "downloads with their data";
      return `${plural(count, "download")} with ${count === 1 ? "its" : "their"} data${sized}`;
    case "FILES": {
      const files = items.filter((item) => item.kind === "FILE").length;
      const whole = has("FILM") ? "the movie" : "";
      const parts = [
        has("SERIES") ? "the series" : whole,
        files > 0 ? plural(files, "file") : "",
      ].filter((part) => part !== "");
      return (parts.length === 0 ? "files" : listWords(parts)) + sized;
    }
    case "MATCHING":
      return count === 0 ? "file matches" : plural(count, "file match", "file matches");
    case "LIBRARY":
      return count === 0 ? "library items" : plural(count, "library item");
    case "REQUEST":
      return has("MEDIA") ? "the request and the media entry" : "the request";
  }
}
