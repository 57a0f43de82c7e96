import type {
  ArrItem,
  Download,
  LibraryItem,
  MediaFile,
  ShokoFile,
  Torrent,
  Wish,
} from "./model.ts";

export type WishNotification =
  | "MEDIA_PENDING"
  | "MEDIA_APPROVED"
  | "MEDIA_AUTO_APPROVED"
  | "MEDIA_DECLINED"
  | "MEDIA_FAILED"
  | "MEDIA_AVAILABLE";

export type DeleteReason = "missingFromDisk" | "manual" | "upgrade";

/** What happens in the world; webhooks and pushes are made from it. */
export type WorldEvent =
  | { readonly kind: "wish"; readonly notification: WishNotification; readonly wish: Wish }
  | { readonly kind: "item-added"; readonly item: ArrItem }
  | { readonly kind: "item-deleted"; readonly item: ArrItem; readonly withFiles: boolean }
  | { readonly kind: "grabbed"; readonly download: Download }
  | { readonly kind: "torrent-finished"; readonly torrent: Torrent }
  | { readonly kind: "torrent-stalled"; readonly torrent: Torrent }
  | { readonly kind: "imported"; readonly file: MediaFile; readonly replaced: readonly MediaFile[] }
  | { readonly kind: "import-complete"; readonly download: Download }
  | { readonly kind: "import-blocked"; readonly download: Download }
  | { readonly kind: "file-deleted"; readonly file: MediaFile; readonly reason: DeleteReason }
  | { readonly kind: "shoko-detected"; readonly file: ShokoFile }
  | { readonly kind: "shoko-hashed"; readonly file: ShokoFile }
  | { readonly kind: "shoko-matched"; readonly file: ShokoFile; readonly isNewSeries: boolean }
  | { readonly kind: "shoko-not-matched"; readonly file: ShokoFile }
  | { readonly kind: "shoko-deleted"; readonly file: ShokoFile }
  | { readonly kind: "library-added"; readonly item: LibraryItem }
  | { readonly kind: "library-removed"; readonly item: LibraryItem }
  | { readonly kind: "scan-finished"; readonly startedAt: Date; readonly endedAt: Date };
