import { formatReason } from "../../../domain/message/reason.ts";
import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation, ObservationOf } from "../../../domain/observation/observation.ts";
import { folderOf } from "../../../domain/path.ts";
import { redact } from "../../../domain/redact.ts";
import { present } from "../../shared/lenient.ts";
import type { KnownFile } from "./known-file.ts";
import { describeMatchFailure, UNRECOGNISED } from "./match-failure.ts";
import { ShokoFileEvent, ShokoReleaseSaved, ShokoSearchCompleted } from "./payload.ts";

/**
 * The meaning of a hub event. v6 reports a match by file id only, so its path must be read. Renaming and moving is no
 * progress: the file is read, and its progress is reported with its new place.
 */
export type HubReading =
  | (Reported & { readonly kind: "complete" })
  | (Reported & { readonly kind: "needs-path"; readonly fileId: number })
  | { readonly kind: "relocated"; readonly fileId: number; readonly formerPath: string | null }
  | { readonly kind: "nothing"; readonly reason: string };

interface Reported {
  readonly observation: MatchObservation;
  /** Number of Shoko's attempts to recognise the file. */
  readonly attempts?: number;
}

type Reader = (service: string, event: string, body: unknown) => HubReading;

/** Events about a file's progress, by lower-case name: v5 (`ShokoEvent:*`), then v6. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["shokoevent:filedetected", fileReader("hashing")],
  ["shokoevent:filehashed", fileReader("hashed")],
  ["shokoevent:filematched", fileReader("matched")],
  ["shokoevent:filenotmatched", fileReader("unmatched")],
  ["shokoevent:filerenamed", readRelocated],
  ["shokoevent:filemoved", readRelocated],
  ["file:relocated", readRelocated],
  ["file:detected", fileReader("hashing")],
  ["file:hashed", fileReader("hashed")],
  ["release:saved", readReleaseSaved],
  ["release:search.completed", readSearchCompleted],
]);

/** The events to subscribe to; the others (images, queue, metadata) are irrelevant. */
export const HUB_EVENTS: readonly string[] = [...READERS.keys()];

export function readHubEvent(service: string, event: string, body: unknown): HubReading {
  const reader = READERS.get(event.toLowerCase());
  return reader ? reader(service, event, body) : nothing("not about a file's progress");
}

type MatchObservation = ObservationOf<"hashing" | "hashed" | "matched" | "unmatched">;

export function withPath(observation: MatchObservation, path: string | undefined): Observation {
  if (path === undefined) return observation;
  const shokoPath = toRelative(path);
  return { ...observation, shokoPath, keys: { ...observation.keys, path: shokoPath } };
}

/** Creates the observation of a file that Shoko has renamed or moved, found by its id or its former path. */
export function toRelocated(
  service: string,
  event: string,
  file: KnownFile,
  formerPath: string | null,
): Observation | null {
  const [path] = file.paths;
  if (path === undefined) return null;
  const base = toBase(service, event, {
    path: formerPath ?? path,
    fileId: file.id,
    anidbId: file.anidbId,
  });
  const evidence = { ...base.evidence, path, formerPath };
  return { ...base, ...file.progress, shokoPath: toRelative(path), evidence };
}

function readRelocated(_service: string, _event: string, body: unknown): HubReading {
  const { data } = ShokoFileEvent.safeParse(body);
  if (data?.FileID === undefined) return nothing("does not identify a file");
  // FileRenamed of v5 has only the former name, in the same folder.
  const former =
    data.PreviousRelativePath ?? renamedFrom(data.RelativePath, data.PreviousFileName) ?? null;
  return {
    kind: "relocated",
    fileId: data.FileID,
    formerPath: former === null ? null : toRelative(former),
  };
}

function renamedFrom(path: string | undefined, formerName: string | undefined): string | undefined {
  if (formerName === undefined || path === undefined) return formerName;
  return folderOf(path) + formerName;
}

function fileReader(kind: "hashing" | "hashed" | "matched" | "unmatched"): Reader {
  return (service, event, body) => {
    const parsed = ShokoFileEvent.safeParse(body);
    if (!parsed.success) return nothing("not a file event");
    const { data } = parsed;
    if (kind === "matched" && data.CrossReferences.length === 0)
      return nothing("its cross references were removed");
    // Also sent for a re-scan without changes.
    if (kind === "unmatched" && data.HasCrossReferences !== false)
      return nothing("a re-scan of a matched file");
    const facts = {
      path: data.RelativePath,
      fileId: data.FileID,
      anidbId: data.CrossReferences[0]?.AnidbAnimeID,
    };
    const place = present({ shokoPath: facts.path && toRelative(facts.path) });
    if (kind !== "unmatched")
      return locate({ ...toBase(service, event, facts), kind, ...place }, data.FileID);
    const detail = describeMatchFailure({
      attempts: data.AutoMatchAttempts,
      isBanned: data.IsUDPBanned,
    });
    const observation = { ...toUnmatched(toBase(service, event, facts), detail), ...place };
    return locate(observation, data.FileID, data.AutoMatchAttempts);
  };
}

function readReleaseSaved(service: string, event: string, body: unknown): HubReading {
  const parsed = ShokoReleaseSaved.safeParse(body);
  if (!parsed.success) return nothing("not a saved release");
  const { FileID: fileId, Release: release } = parsed.data;
  const anidbId = release.CrossReferences[0]?.AnidbAnimeID;
  if (release.CrossReferences.length === 0) return nothing("a release without cross references");
  const base = toBase(service, event, { fileId, anidbId });
  return locate({ ...base, kind: "matched" }, fileId);
}

function readSearchCompleted(service: string, event: string, body: unknown): HubReading {
  const parsed = ShokoSearchCompleted.safeParse(body);
  if (!parsed.success) return nothing("not a completed search");
  const {
    FileID: fileId,
    IsSaved: isSaved,
    IsCancelled: isCancelled,
    ExceptionMessage: failure,
    CompletedAt: at,
  } = parsed.data;
  if (isSaved !== false) return nothing("reported by release:saved");
  if (isCancelled) return nothing("a cancelled search");
  const detail = failure === undefined ? undefined : [redact(failure).slice(0, 300).toWellFormed()];
  return locate(toUnmatched(toBase(service, event, { fileId, at }), detail), fileId);
}

interface Facts {
  readonly path?: string | undefined;
  readonly fileId?: number | undefined;
  readonly anidbId?: number | undefined;
  readonly at?: string | undefined;
}

function toBase(
  service: string,
  event: string,
  { path, fileId, anidbId, at }: Facts,
): ObservationBase {
  return {
    service,
    channel: "PUSH",
    event,
    at: at ?? null,
    keys: present({
      path: path === undefined ? undefined : toRelative(path),
      shokoFileId: fileId,
      anidbId,
    }),
    evidence: present({ event, fileId, path, anidbId }),
  };
}

function toUnmatched(
  base: ObservationBase,
  detail: readonly string[] | undefined,
): ObservationOf<"unmatched"> {
  const details = present({ detail });
  const evidence = { ...base.evidence, reason: formatReason(UNRECOGNISED), ...details };
  return { ...base, kind: "unmatched", reason: UNRECOGNISED, ...details, evidence };
}

function locate(
  observation: MatchObservation,
  fileId: number | undefined,
  attempts?: number,
): HubReading {
  const reported = present({ observation, attempts });
  if (observation.keys.path !== undefined) return { kind: "complete", ...reported };
  if (fileId !== undefined) return { kind: "needs-path", fileId, ...reported };
  return nothing("does not identify a file");
}

/** Relative to an import folder; some versions add a leading slash. */
function toRelative(path: string): string {
  return path.replace(/^[/\\]+/, "");
}

function nothing(reason: string): HubReading {
  return { kind: "nothing", reason };
}
