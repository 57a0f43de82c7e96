import type { ObservationKind } from "../../../domain/observation/kind.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { present } from "../../shared/lenient.ts";
import { redact } from "../../shared/text.ts";
import { describeMiss, UNRECOGNISED } from "./miss.ts";
import { ShokoFileEvent, ShokoReleaseSaved, ShokoSearchCompleted } from "./payload.ts";

/** What a hub invocation says. v6 tells of a match by file id alone: its path is to be asked for. */
export type HubReading =
  | (Reported & { readonly kind: "told" })
  | (Reported & { readonly kind: "needs-path"; readonly fileId: number })
  | { readonly kind: "nothing"; readonly reason: string };

interface Reported {
  readonly observation: Observation;
  /** How often Shoko has tried to recognise the file. */
  readonly attempts?: number;
}

type Reader = (service: string, event: string, body: unknown) => HubReading;

/** Events that say where a file is on its way, by name in lower case: v5 (`ShokoEvent:*`), then v6. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["shokoevent:filedetected", fileReader("hashing")],
  ["shokoevent:filehashed", fileReader("hashed")],
  ["shokoevent:filematched", fileReader("matched")],
  ["shokoevent:filenotmatched", fileReader("unmatched")],
  ["file:detected", fileReader("hashing")],
  ["file:hashed", fileReader("hashed")],
  ["release:saved", readReleaseSaved],
  ["release:search.completed", readSearchCompleted],
]);

/** The hub's names that are listened to; the rest (images, queue ticks, metadata) is noise. */
export const HUB_EVENTS: readonly string[] = [...READERS.keys()];

export function readHubEvent(service: string, event: string, body: unknown): HubReading {
  const reader = READERS.get(event.toLowerCase());
  return reader ? reader(service, event, body) : nothing("says nothing about a file on its way");
}

export function withPath(observation: Observation, path: string | undefined): Observation {
  return path === undefined
    ? observation
    : { ...observation, keys: { ...observation.keys, path: toRelative(path) } };
}

function fileReader(kind: "hashing" | "hashed" | "matched" | "unmatched"): Reader {
  return (service, event, body) => {
    const parsed = ShokoFileEvent.safeParse(body);
    if (!parsed.success) return nothing("not a file event");
    const { data } = parsed;
    if (kind === "matched" && data.CrossReferences.length === 0)
      return nothing("its cross references were taken away");
    // It also fires for a re-scan that changed nothing.
    if (kind === "unmatched" && data.HasCrossReferences !== false)
      return nothing("a re-scan of a file that is matched");
    const observation = toObservation(service, event, kind, {
      path: data.RelativePath,
      fileId: data.FileID,
      anidbId: data.CrossReferences[0]?.AnidbAnimeID,
      ...(kind === "unmatched" && {
        reason: UNRECOGNISED,
        detail: describeMiss({ attempts: data.AutoMatchAttempts, isBanned: data.IsUDPBanned }),
      }),
    });
    const attempts = kind === "unmatched" ? data.AutoMatchAttempts : undefined;
    return locate(observation, data.FileID, attempts);
  };
}

function readReleaseSaved(service: string, event: string, body: unknown): HubReading {
  const parsed = ShokoReleaseSaved.safeParse(body);
  if (!parsed.success) return nothing("not a saved release");
  const { FileID: fileId, Release: release } = parsed.data;
  const anidbId = release.CrossReferences[0]?.AnidbAnimeID;
  if (release.CrossReferences.length === 0) return nothing("a release without cross references");
  return locate(toObservation(service, event, "matched", { fileId, anidbId }), fileId);
}

function readSearchCompleted(service: string, event: string, body: unknown): HubReading {
  const parsed = ShokoSearchCompleted.safeParse(body);
  if (!parsed.success) return nothing("not a search");
  const {
    FileID: fileId,
    IsSaved: isSaved,
    IsCancelled: isCancelled,
    ExceptionMessage: failure,
    CompletedAt: at,
  } = parsed.data;
  if (isSaved !== false) return nothing("told by release:saved");
  if (isCancelled) return nothing("a search that was called off");
  const detail = failure === undefined ? undefined : [redact(failure).slice(0, 300).toWellFormed()];
  return locate(
    toObservation(service, event, "unmatched", { fileId, at, reason: UNRECOGNISED, detail }),
    fileId,
  );
}

interface Facts {
  readonly path?: string | undefined;
  readonly fileId?: number | undefined;
  readonly anidbId?: number | undefined;
  readonly at?: string | undefined;
  readonly reason?: string | undefined;
  readonly detail?: readonly string[] | undefined;
}

function toObservation(
  service: string,
  event: string,
  kind: ObservationKind,
  facts: Facts,
): Observation {
  const { path, fileId, anidbId, at, reason, detail } = facts;
  return {
    service,
    kind,
    channel: "PUSH",
    event,
    at: at ?? null,
    keys: present({
      path: path === undefined ? undefined : toRelative(path),
      shokoFileId: fileId,
      anidbId,
    }),
    ...present({ reason, detail }),
    evidence: present({ event, fileId, path, anidbId, reason, detail }),
  };
}

function locate(
  observation: Observation,
  fileId: number | undefined,
  attempts?: number,
): HubReading {
  const reported = present({ observation, attempts });
  if (observation.keys.path !== undefined) return { kind: "told", ...reported };
  if (fileId !== undefined) return { kind: "needs-path", fileId, ...reported };
  return nothing("names no file");
}

/** Relative to an import folder; some versions begin it with a slash. */
function toRelative(path: string): string {
  return path.replace(/^[/\\]+/, "");
}

function nothing(reason: string): HubReading {
  return { kind: "nothing", reason };
}
