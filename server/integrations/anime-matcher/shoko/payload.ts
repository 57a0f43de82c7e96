import { z } from "zod";
import {
  bytes,
  flag,
  instant,
  listOf,
  naturalInt,
  nested,
  number,
  optionalListOf,
  pathText,
  positiveInt,
  text,
} from "../../shared/lenient.ts";
import { readTimeSpan } from "./time-span.ts";

/** A .NET time span (`[days.]hh:mm:ss[.fraction]`) in seconds; absent when it is zero or unreadable. */
const duration = text.transform((span) => {
  const seconds = readTimeSpan(span);
  return seconds === null || seconds === 0 ? undefined : seconds;
});

const CrossReference = z.object({ AnidbAnimeID: positiveInt, AnidbEpisodeID: positiveInt });

/** Body of the hub's file events in both major versions; `FileDetected` only has the path. */
export const ShokoFileEvent = z.object({
  FileID: positiveInt,
  RelativePath: pathText,
  /** FileMoved and `file:relocated`. */
  PreviousRelativePath: pathText,
  /** FileRenamed of v5. */
  PreviousFileName: pathText,
  CrossReferences: listOf(CrossReference),
  /** FileNotMatched only. */
  HasCrossReferences: flag,
  AutoMatchAttempts: naturalInt,
  IsUDPBanned: flag,
});
export type ShokoFileEvent = z.infer<typeof ShokoFileEvent>;

/** v6 `release:saved`: replaces FileMatched, without a path. */
export const ShokoReleaseSaved = z.object({
  FileID: positiveInt,
  Release: z.object({ CrossReferences: listOf(CrossReference), ProviderName: text }),
});
export type ShokoReleaseSaved = z.infer<typeof ShokoReleaseSaved>;

/** v6 `release:search.completed` */
export const ShokoSearchCompleted = z.object({
  FileID: positiveInt,
  IsSaved: flag,
  IsCancelled: flag,
  ExceptionMessage: text,
  CompletedAt: instant,
});
export type ShokoSearchCompleted = z.infer<typeof ShokoSearchCompleted>;

const EpisodeReference = z.object({
  ID: positiveInt,
  AniDB: positiveInt,
  TMDB: nested(z.object({ Episode: listOf(positiveInt) })),
  /** How much of the episode the file contains, 0..100. */
  Percentage: nested(z.object({ Size: number })),
});

const SeriesReference = z.object({
  SeriesID: z.object({ ID: positiveInt, AniDB: positiveInt }),
  EpisodeIDs: listOf(EpisodeReference),
});

/** v5: `{ ED2K: "…", CRC32: null }`; v6: `[{ Type: "ED2K", Value: "…" }]`. */
const Hashes = z
  .union([z.array(z.object({ Type: text, Value: text })), z.record(z.string(), text)])
  .nullish();

export const ShokoFile = z.object({
  ID: z.number().int(),
  Size: bytes,
  Duration: duration,
  IsIgnored: flag,
  /** Absent when the file was never matched. */
  Imported: instant,
  /** When Shoko first saw the file. */
  Created: instant,
  Hashes,
  Locations: listOf(z.object({ RelativePath: text, IsAccessible: flag })),
  SeriesIDs: listOf(SeriesReference),
});
export type ShokoFile = z.infer<typeof ShokoFile>;

/** A series as far as its episodes can be asked for. */
export const ShokoSeries = z.object({ Name: text, IDs: z.object({ ID: z.number().int() }) });
export type ShokoSeries = z.infer<typeof ShokoSeries>;
export const ShokoSeriesList = z.array(ShokoSeries);

export const ShokoEpisode = z.object({
  IDs: z.object({
    ID: z.number().int(),
    TvDB: listOf(z.number().int()),
    TMDB: nested(z.object({ Episode: listOf(z.number().int()) })),
  }),
  Name: text,
  /** Number of its files. */
  Size: naturalInt,
  Duration: duration,
  AniDB: nested(z.object({ Type: text, EpisodeNumber: positiveInt, AirDate: instant })),
  TMDB: nested(
    z.object({
      Episodes: listOf(z.object({ SeasonNumber: naturalInt, EpisodeNumber: naturalInt })),
    }),
  ),
});
export type ShokoEpisode = z.infer<typeof ShokoEpisode>;
export const ShokoEpisodePage = z.object({ List: z.array(ShokoEpisode) });

export const ShokoFileList = z.array(ShokoFile);

export const ShokoFilePage = z.object({ Total: naturalInt, List: z.array(ShokoFile) });

export const ShokoInitStatus = z.object({ State: z.string(), StartupMessage: text });
export type ShokoInitStatus = z.infer<typeof ShokoInitStatus>;

export const ShokoVersions = z.object({ Server: z.object({ Version: z.string() }) });

/** "Import folder" in v5, "managed folder" in v6. */
export const ShokoFolder = z.object({
  ID: positiveInt,
  Name: text,
  Path: pathText,
  Size: naturalInt,
});
export type ShokoFolder = z.infer<typeof ShokoFolder>;
export const ShokoFolderList = z.array(ShokoFolder);

export const ShokoQueue = z.object({
  TotalCount: naturalInt,
  BlockedCount: naturalInt,
  /** Jobs that are ready but not running yet. */
  WaitingCount: naturalInt,
  CurrentlyExecuting: optionalListOf(z.unknown()),
  /** v6: false while the queue is paused. */
  Running: flag,
});
export type ShokoQueue = z.infer<typeof ShokoQueue>;

/** Number of waiting jobs by type. */
export const ShokoJobCounts = z.record(z.string(), naturalInt);

/** `BanDuration` is a .NET time span: `[days.]hh:mm:ss[.fraction]`. */
const Ban = z.object({ IsBanned: flag, BanDuration: text, LastUpdatedAt: instant });
export type ShokoBan = z.infer<typeof Ban>;

/** AniDB has two protocols with separate bans. */
export const ShokoBanStatus = z.object({ UDP: nested(Ban), HTTP: nested(Ban) });
export type ShokoBanStatus = z.infer<typeof ShokoBanStatus>;

const Suspension = z.object({ Kind: text, Reason: text, ResumesAt: instant });

/** A service that Shoko uses, such as "AniDB UDP", and why Shoko cannot use it now (6.0, SuspensionProviderStatus.cs). */
const ShokoSuspension = z.object({
  Name: text,
  IsSuspended: flag,
  ResumesAt: instant,
  Suspensions: listOf(Suspension),
});
export type ShokoSuspension = z.infer<typeof ShokoSuspension>;
export const ShokoSuspensionList = z.array(ShokoSuspension);

/** An action that 6.0 can run by its id (ActionInfo.cs). */
export const ShokoActionList = z.array(z.object({ ID: text, Name: text }));
