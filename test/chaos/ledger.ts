import {
  isInFlight,
  isInPipeline,
  pipelinePosition,
  type State,
} from "../../server/domain/state.ts";
import type { Transition } from "../../server/store/generated/sqlite/client.ts";
import type { Store } from "../../server/store/store.ts";
import { isPlayable } from "../../simulator/world/library.ts";
import type { ArrItem, Unit, SeerrRequest } from "../../simulator/world/model.ts";
import type { World } from "../../simulator/world/world.ts";
import type { DelayMeter } from "./delay.ts";
import type { DownloadTruth } from "./oracle.ts";
import type { Witness } from "./witness.ts";

export type LieKind = "false AVAILABLE" | "false DELETED" | "backward" | "left AVAILABLE";

/** A line of the tracker's history that was not so when it was written. */
export interface Lie {
  readonly kind: LieKind;
  readonly at: number;
  readonly words: string;
}

/** Reads the tracker's history as it is written and holds it against the world of that moment. */
export interface Ledger {
  /** To be called in every calm moment; `store` is that of the tracker which runs now. */
  read(store: Store): Promise<void>;
  lies(): readonly Lie[];
  /** Readable lines of all that was written. */
  lines(): readonly string[];
}

/** What was asked for may be answered a little later: a call takes its time, and so does a library's scan. */
const UNDER_WAY_MS = 5_000;

const STEPS_BACK: readonly State[] = ["REQUESTED", "APPROVED", "UNAIRED", "FAILED"];
const ENDED_BADLY: readonly DownloadTruth["fate"][] = ["failed", "removed", "short"];

interface KnownUnit {
  readonly name: string;
  readonly seerrRequest: SeerrRequest | null;
  readonly unit: Unit | null;
  /** Furthest step of each attempt. */
  readonly furthest: Map<number, number>;
}

export function createLedger(world: World, witness: Witness, meter: DelayMeter): Ledger {
  const lies: Lie[] = [];
  const lines: string[] = [];
  const units = new Map<string, KnownUnit>();
  let last = 0n;

  const now = (): number => world.clock.now().getTime();

  async function identify(
    store: Store,
    unitId: string,
    before: KnownUnit | undefined,
  ): Promise<KnownUnit> {
    const row = await store.read.unit.findUniqueOrThrow({
      where: { id: unitId },
      include: { request: true },
    });
    const { origin, originId, mediaType } = row.request;
    const seerrRequest =
      origin === "seerr"
        ? (witness.seerrRequests().find(({ id }) => String(id) === originId) ?? null)
        : null;
    const candidates = seerrRequest
      ? witness.allUnitsOf(seerrRequest)
      : itemOfArr(world, row.request)?.units;
    const unit =
      candidates?.find(
        ({ episode }) =>
          (episode === null && mediaType === "MOVIE") ||
          (episode?.season === row.season && episode?.number === row.number),
      ) ?? null;
    const code = row.season === null ? "movie" : `${row.season}x${row.number}`;
    return {
      name: `${row.request.title} #${originId} ${code}`,
      seerrRequest,
      unit,
      furthest: before?.furthest ?? new Map(),
    };
  }

  /** Sent to another arr, it has another movie there. */
  function isStillIts(known: KnownUnit | undefined): known is KnownUnit {
    if (!known?.unit) return false;
    const own = known.seerrRequest ? witness.allUnitsOf(known.seerrRequest) : [];
    return own.length === 0 || own.includes(known.unit);
  }

  function lie(kind: LieKind, { name }: KnownUnit, line: Transition): void {
    lies.push({ kind, at: now(), words: `${name}: ${toWords(line)}` });
  }

  function check(known: KnownUnit, line: Transition): void {
    const { from, to, attempt } = line as Transition & { from: State | null; to: State };
    const { unit, seerrRequest } = known;
    const holders = seerrRequest && unit ? witness.holdersOf(seerrRequest, unit) : [unit];
    if (to === "AVAILABLE" && !holders.some(couldPlay)) lie("false AVAILABLE", known, line);
    if (to === "DELETED" && isStillThere(unit, line.at) && !isGivenUp(seerrRequest))
      lie("false DELETED", known, line);
    // An episode waits again whose file was replaced by one without it.
    const isReplaced = to === "APPROVED" && unit?.file === null;
    const isExpected =
      to === "DELETED" || isReplaced || (unit !== null && witness.hasComeAnew(unit));
    if (from === "AVAILABLE" && !isExpected) lie("left AVAILABLE", known, line);
    if (from !== null && isInFlight(from) && STEPS_BACK.includes(to) && isAllWell(known))
      lie("backward", known, line);
    if (attempt === 0 || !isInPipeline(to)) return;
    const position = pipelinePosition(to);
    if (position < (known.furthest.get(attempt) ?? 0)) lie("backward", known, line);
    known.furthest.set(attempt, Math.max(position, known.furthest.get(attempt) ?? 0));
  }

  /** No download of it has ended badly: there is nothing to step back for. */
  function isAllWell({ seerrRequest, unit }: KnownUnit): boolean {
    if (seerrRequest === null || unit === null) return false;
    const { downloads } = witness.truthFor(seerrRequest, unit);
    return downloads.length > 0 && downloads.every(({ fate }) => !ENDED_BADLY.includes(fate));
  }

  /**
   * An upgrade at the same path, of which a library plays what is there, whatever it had read before; or a file that Shoko
   * has renamed, which the arr has not found yet.
   */
  function isShownOtherwise({ file, episode }: Unit): boolean {
    if (file === null) return false;
    const { items } = world.libraries.jellyfin;
    const isAtPath = world.disk.has(file.disk) && items.get(file.path)?.isProbed === true;
    const isRenamed = [...items.values()].some(
      ({ file: shown, isProbed }) =>
        isProbed &&
        world.disk.has(shown) &&
        shown.folder === file.item.path &&
        (episode === null || shown.episodes.includes(episode)),
    );
    return isAtPath || isRenamed;
  }

  function couldPlay(unit: Unit | null): boolean {
    if (unit === null) return false;
    if (isPlayable(world, unit)) return true;
    if (isShownOtherwise(unit)) return true;
    return now() - witness.sightings(unit).playableAt <= UNDER_WAY_MS;
  }

  /** A line from an arr's history is about an earlier time: since then the file must not have been away. */
  function isStillThere(unit: Unit | null, at: Date): boolean {
    if (unit === null || unit.file === null || !world.disk.has(unit.file.disk)) return false;
    return Math.min(at.getTime(), now()) - witness.sightings(unit).missingAt > UNDER_WAY_MS;
  }

  /** Its row belongs to a finished request, or the files are deleted at this very moment. */
  function isGivenUp(seerrRequest: SeerrRequest | null): boolean {
    if (seerrRequest === null) return false;
    if (!world.seerrRequests.includes(seerrRequest) || witness.isSuperseded(seerrRequest))
      return true;
    return (
      witness.isMoved(seerrRequest) ||
      witness.truthForItem(seerrRequest).item === "removed-with-files"
    );
  }

  return {
    async read(store) {
      const news = await store.read.transition.findMany({
        where: { sequence: { gt: last } },
        orderBy: { sequence: "asc" },
      });
      for (const line of news) {
        last = line.sequence;
        if (line.unitId === null) {
          lines.push(`${stamp(now())} (request) ${toWords(line)}`);
          continue;
        }
        const before = units.get(line.unitId);
        // Requested before the arr had it: a movie or an episode exists only later.
        const known = isStillIts(before) ? before : await identify(store, line.unitId, before);
        units.set(line.unitId, known);
        lines.push(`${stamp(now())} ${known.name}: ${toWords(line)}`);
        check(known, line);
        if (known.seerrRequest && known.unit)
          meter.reached(known.seerrRequest, known.unit, line.to as State);
      }
    },
    lies: () => lies,
    lines: () => lines,
  };
}

function itemOfArr(
  world: World,
  request: { readonly originService: string; readonly originId: string },
): ArrItem | null {
  return (
    world.items.find(
      ({ instance, id }) => instance === request.originService && String(id) === request.originId,
    ) ?? null
  );
}

function toWords(line: Transition): string {
  const inferred = line.inferred ? " (inferred)" : "";
  const why = line.message === "" ? "" : ` · ${line.message}`;
  return `${line.from ?? "new"} → ${line.to}${inferred}, attempt ${line.attempt}, by ${line.service} ${line.event} over ${line.channel}${why}`;
}

/** "12:03:07.250" */
export function stamp(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}
