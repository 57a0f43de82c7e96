import type { LibraryItem, LibraryName } from "./library-model.ts";
import type {
  ArrInstance,
  ArrItem,
  Download,
  HealthIssue,
  MediaFile,
  Torrent,
  SeerrRequest,
} from "./model.ts";
import type { ShokoFile } from "./shoko-model.ts";

export type RequestNotification =
  | "MEDIA_PENDING"
  | "MEDIA_APPROVED"
  | "MEDIA_AUTO_APPROVED"
  | "MEDIA_DECLINED"
  | "MEDIA_FAILED"
  | "MEDIA_AVAILABLE";

export type DeleteReason = "missingFromDisk" | "manual" | "upgrade";

/** Events of the simulated world; webhooks and pushes are made from them. */
export type WorldEvent =
  | {
      readonly kind: "request";
      readonly notification: RequestNotification;
      readonly seerrRequest: SeerrRequest;
    }
  | { readonly kind: "item-added"; readonly item: ArrItem }
  | { readonly kind: "item-deleted"; readonly item: ArrItem; readonly withFiles: boolean }
  | { readonly kind: "grabbed"; readonly download: Download }
  | { readonly kind: "torrent-finished"; readonly torrent: Torrent }
  | { readonly kind: "torrent-stalled"; readonly torrent: Torrent }
  | { readonly kind: "imported"; readonly file: MediaFile; readonly replaced: readonly MediaFile[] }
  | { readonly kind: "import-complete"; readonly download: Download }
  | { readonly kind: "import-blocked"; readonly download: Download }
  | { readonly kind: "file-deleted"; readonly file: MediaFile; readonly reason: DeleteReason }
  // A disk scan, or an import without a webhook.
  | { readonly kind: "file-found"; readonly file: MediaFile }
  | { readonly kind: "item-edited"; readonly item: ArrItem }
  /** From a backup; `gone`: titles that were added after it. */
  | {
      readonly kind: "arr-restored";
      readonly instance: ArrInstance;
      readonly gone: readonly ArrItem[];
    }
  | { readonly kind: "queue-changed"; readonly instance: ArrInstance }
  | {
      readonly kind: "health";
      readonly instance: ArrInstance;
      readonly issue: HealthIssue;
      readonly isRestored: boolean;
    }
  | { readonly kind: "shoko-detected"; readonly file: ShokoFile }
  | { readonly kind: "shoko-hashed"; readonly file: ShokoFile }
  | { readonly kind: "shoko-matched"; readonly file: ShokoFile; readonly isNewSeries: boolean }
  | { readonly kind: "shoko-not-matched"; readonly file: ShokoFile }
  | { readonly kind: "shoko-relocated"; readonly file: ShokoFile; readonly formerPath: string }
  | { readonly kind: "shoko-deleted"; readonly file: ShokoFile }
  | { readonly kind: "library-added"; readonly library: LibraryName; readonly item: LibraryItem }
  | { readonly kind: "library-removed"; readonly library: LibraryName; readonly item: LibraryItem }
  | {
      readonly kind: "scan-finished";
      readonly library: LibraryName;
      readonly startedAt: Date;
      readonly endedAt: Date;
    };
