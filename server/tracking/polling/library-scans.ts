import { needsMatching } from "../../domain/machine/settle.ts";
import { hasCondition } from "../../domain/problem/rule.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { ROLES } from "../../integrations/port/kind.ts";
import type { LibraryControl } from "../../integrations/port/media-server.ts";
import { environmentOf } from "../projection/environment.ts";
import { toUnit } from "../projection/unit-row.ts";
import { loadDoubtful, type DoubtfulUnit } from "../reconcile/missing/doubtful.ts";
import type { ServicesContext } from "../services/context.ts";
import { reportCondition } from "../services/status.ts";
import { loadPause, nextPauseMs, pauseEnd, pauseScans } from "./scan-pause.ts";
import { loadWaiting, type WaitingUnit } from "./waiting.ts";

/** How long a unit may wait for a library before the library is notified of its path and checked. */
const BUDGET_MS = 2 * 60_000;
/** When an imported file that the library does not show needs a scan. */
const SCAN_AFTER_IMPORT_MS = 3 * 60_000;
/**
 * When a matched file needs a scan. Shokofin needs time after Shoko has matched, and a running scan would keep it from
 * noticing the file (Shokofin issue 105).
 */
const SCAN_AFTER_MATCH_MS = 5 * 60_000;
/** How often a library is asked whether it is empty. */
const EMPTY_EVERY_MS = 5 * 60_000;

/**
 * Makes libraries show files that they should show by now: first by path, then by a scan, with a pause between two
 * scans of a library. Files that they should no longer show cause one scan.
 */
export interface LibraryScanner {
  /** Runs one round; resolves when every library is notified. */
  scan(): Promise<void>;
}

export function createLibraryScanner(ctx: ServicesContext): LibraryScanner {
  /** Paths of which each library was notified. */
  const reported = new Map<string, Set<string>>();
  const emptyAskedAt = new Map<string, number>();
  /** Doubtful units for which each library was scanned. */
  const scanned = new Map<string, Set<string>>();

  async function report(slug: string, control: LibraryControl, waiting: readonly WaitingUnit[]) {
    const known = reported.get(slug) ?? new Set<string>();
    reported.set(slug, known);
    const paths = new Set(
      waiting.flatMap(({ path, isMatching }) => (path === null || isMatching ? [] : [path])),
    );
    for (const path of known) if (!paths.has(path)) known.delete(path);
    const fresh = [...paths].filter((path) => !known.has(path));
    if (fresh.length === 0) return;
    await control.notifyPaths(fresh);
    for (const path of fresh) known.add(path);
  }

  async function noteScan(slug: string, progress: number | null): Promise<void> {
    const percent = Math.floor((progress ?? 0) * 100);
    await reportCondition(
      ctx,
      slug,
      "scan-running",
      progress === null
        ? null
        : { code: "scan-running", message: `a library scan is running (${percent} %)`, progress },
    );
  }

  async function noteEmpty(slug: string, control: LibraryControl, now: number): Promise<boolean> {
    if (now - (emptyAskedAt.get(slug) ?? -Infinity) < EMPTY_EVERY_MS) {
      return hasCondition(ctx.services.statuses.get(slug) ?? null, "library-empty");
    }
    emptyAskedAt.set(slug, now);
    const isKnownFull = await ctx.store.read.unit.findFirst({
      where: { state: "AVAILABLE", libraryItemId: { not: null } },
      select: { id: true },
    });
    const isEmpty = isKnownFull !== null && (await control.isEmpty());
    await reportCondition(
      ctx,
      slug,
      "library-empty",
      isEmpty ? { code: "library-empty", message: "the library shows nothing at all" } : null,
    );
    return isEmpty;
  }

  async function ask(
    slug: string,
    control: LibraryControl,
    waiting: readonly WaitingUnit[],
    doubtful: readonly DoubtfulUnit[],
  ) {
    const now = ctx.clock.now();
    // A scan finds files whose path could not be notified.
    await report(slug, control, waiting).catch((error: unknown) => noteFailure(slug, error));
    // A scan of an unmounted disk would remove everything from the library.
    if (await noteEmpty(slug, control, now.getTime())) return;
    const dueMs = waiting.map(
      ({ isMatching, sinceMs }) =>
        sinceMs - (isMatching ? SCAN_AFTER_MATCH_MS : SCAN_AFTER_IMPORT_MS),
    );
    const progress = await control.scanProgress();
    await noteScan(slug, progress);
    const isDue = doubtful.length > 0 || dueMs.some((ms) => ms >= 0);
    if (progress !== null || !isDue) return;
    const pause = await loadPause(ctx, slug);
    // `doubtful` holds only units for which no scan was requested yet.
    const isAnyNew =
      doubtful.length > 0 ||
      dueMs.some((ms) => ms >= 0 && pause !== null && now.getTime() - ms > pause.at.getTime());
    if (now < pauseEnd(pause, isAnyNew)) return;
    const lastsMs = nextPauseMs(pause, isAnyNew);
    await pauseScans(ctx, slug, { at: now, lastsMs });
    await control.scan();
    // The scan has started only now: a busy library answers late.
    await pauseScans(ctx, slug, { at: ctx.clock.now(), lastsMs });
    const seen = scanned.get(slug) ?? new Set();
    scanned.set(slug, seen);
    for (const { id } of doubtful) seen.add(id);
    await noteScan(slug, (await control.scanProgress()) ?? 0);
  }

  function noteFailure(slug: string, error: unknown): void {
    const level = error instanceof IntegrationError ? "debug" : "warn";
    ctx.log[level]({ err: error, service: slug }, "the library could not be asked to scan");
  }

  return {
    async scan() {
      const around = environmentOf(ctx, ctx.clock.now());
      const waiting = (
        await loadWaiting(ctx, (request, unit) => needsMatching(toUnit(request, unit), around))
      ).filter(({ sinceMs }) => sinceMs >= BUDGET_MS);
      const doubtful = await loadDoubtful(ctx);
      for (const { slug, kind, library } of ctx.services.integrations.values()) {
        if (ROLES[kind] !== "library" || library === undefined) continue;
        if (ctx.services.statuses.get(slug)?.status === "DOWN") continue;
        try {
          const fresh = unscanned(slug, doubtful);
          if (waiting.length + fresh.length > 0) await ask(slug, library, waiting, fresh);
          else await noteIdle(slug);
        } catch (error) {
          noteFailure(slug, error);
        }
      }
    },
  };

  /** Units that are no longer doubtful may become so again. */
  function unscanned(slug: string, doubtful: readonly DoubtfulUnit[]): readonly DoubtfulUnit[] {
    const seen = scanned.get(slug) ?? new Set();
    const ids = new Set(doubtful.map(({ id }) => id));
    for (const id of seen) if (!ids.has(id)) seen.delete(id);
    return doubtful.filter(({ id }) => !seen.has(id));
  }

  async function noteIdle(slug: string): Promise<void> {
    reported.delete(slug);
    await noteScan(slug, null);
  }
}
