import type { DeletionItemKind, DeletionStepKind } from "../../graphql/graphql.ts";
import { deletionText } from "../../language/words/deletion.ts";
import { phrase } from "../../language/words/phrase.ts";
import { listWords } from "../../wording/sentence.ts";
import { sizeWords } from "../../wording/size.ts";

/** Describes what one service deletes: "the series and 13 files, 31.0 GB", "1 download with its data". */
export function removalWords(
  kind: DeletionStepKind,
  items: readonly { readonly kind: DeletionItemKind }[],
  bytes: number,
): string {
  const has = (wanted: DeletionItemKind) => items.some((item) => item.kind === wanted);
  const count = items.length;
  const sized = (what: string) =>
    bytes > 0 ? deletionText("sized", { what, size: sizeWords(bytes) }) : what;
  switch (kind) {
    case "UNMONITOR":
      return deletionText("stopsMonitoringAll");
    case "DOWNLOADS":
      return count === 0
        ? deletionText("downloads")
        : sized(deletionText("downloadsWithData", { count }));
    case "FILES": {
      const files = items.filter((item) => item.kind === "FILE").length;
      const whole = has("FILM") ? deletionText("movie") : "";
      const parts = [
        has("SERIES") ? deletionText("series") : whole,
        files > 0 ? phrase("fileCount", { count: files }) : "",
      ].filter((part) => part !== "");
      return sized(parts.length === 0 ? deletionText("files") : listWords(parts));
    }
    case "MATCHING":
      return count === 0 ? deletionText("fileMatches") : deletionText("fileMatchCount", { count });
    case "LIBRARY":
      return count === 0
        ? deletionText("libraryItems")
        : deletionText("libraryItemCount", { count });
    case "REQUEST":
      return deletionText(has("MEDIA") ? "requestAndMedia" : "request");
  }
}
