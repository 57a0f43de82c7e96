import { z } from "zod";
import { StoredReason } from "./message.ts";
import {
  DownloadBase,
  FileFacts,
  ObservationBase,
  PlayableFacts,
  ReleaseFacts,
  ReleaseSearch,
  TransferFacts,
} from "./observation-facts.ts";

const reason = StoredReason;
const optionalReason = StoredReason.exactOptional();
const shokoPath = z.string().exactOptional();
const flag = z.boolean().exactOptional();

/** An observation as JSON stores it. A fact that the kind does not have is dropped. */
export const StoredObservation = z.discriminatedUnion("kind", [
  ObservationBase.extend({
    kind: z.literal("requested"),
    origin: z.enum(["seerr", "arr"]),
  }),
  ObservationBase.extend({ kind: z.literal("approved"), isAutomatic: flag }),
  ObservationBase.extend({
    kind: z.literal("declined"),
    isAutomatic: flag,
    reason: optionalReason,
  }),
  ObservationBase.extend({ kind: z.literal("refused-by-arr"), reason }),
  ObservationBase.extend({
    kind: z.literal("airs"),
    airDate: z.string().nullable().exactOptional(),
  }),
  DownloadBase.extend({
    kind: z.literal("pending-in-arr"),
    reason: z.string(),
    until: z.string().exactOptional(),
  }),
  ObservationBase.extend({ kind: z.literal("pending-ended") }),
  ObservationBase.extend({ kind: z.literal("not-listed") }),
  DownloadBase.extend({ kind: z.literal("grabbed") }),
  DownloadBase.extend({ kind: z.literal("downloading"), transfer: TransferFacts }),
  DownloadBase.extend({ kind: z.literal("downloaded"), transfer: TransferFacts }),
  DownloadBase.extend({
    kind: z.literal("held"),
    until: z.string(),
    reason: optionalReason,
  }),
  DownloadBase.extend({ kind: z.literal("blocked"), reason: optionalReason }),
  DownloadBase.extend({ kind: z.literal("import-started") }),
  ObservationBase.extend({
    kind: z.literal("imported"),
    file: FileFacts.exactOptional(),
    release: ReleaseFacts.exactOptional(),
    coversWholeDownload: flag,
  }),
  ObservationBase.extend({ kind: z.literal("hashing"), shokoPath }),
  ObservationBase.extend({ kind: z.literal("hashed"), shokoPath }),
  ObservationBase.extend({ kind: z.literal("matched"), shokoPath }),
  ObservationBase.extend({
    kind: z.literal("unmatched"),
    shokoPath,
    reason,
    detail: z.array(z.string()).exactOptional(),
  }),
  ObservationBase.extend({ kind: z.literal("playable"), playable: PlayableFacts }),
  ObservationBase.extend({ kind: z.literal("file-differs"), size: z.number() }),
  ObservationBase.extend({ kind: z.literal("file-renamed"), file: FileFacts }),
  DownloadBase.extend({
    kind: z.literal("download-failed"),
    reason: optionalReason,
  }),
  ObservationBase.extend({
    kind: z.literal("download-removed"),
    release: ReleaseFacts.exactOptional(),
    reason: optionalReason,
    isMissingFromPack: flag,
    missingSince: z.string().exactOptional(),
  }),
  ObservationBase.extend({
    kind: z.literal("file-deleted"),
    file: FileFacts.exactOptional(),
    reason: optionalReason,
    isConfirmed: flag,
    isReplaced: flag,
  }),
  ObservationBase.extend({ kind: z.literal("library-lost"), reason }),
  ObservationBase.extend({
    kind: z.literal("removed-from-arr"),
    filesDeleted: flag,
  }),
  ObservationBase.extend({ kind: z.literal("withdrawn"), reason }),
  ObservationBase.extend({ kind: z.literal("monitoring"), monitored: z.boolean() }),
  ObservationBase.extend({ kind: z.literal("heard-available") }),
  ObservationBase.extend({
    kind: z.literal("not-tracked"),
    missingSince: z.string(),
  }),
  ObservationBase.extend({ kind: z.literal("searched"), releaseSearch: ReleaseSearch }),
]);
