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

/** After so long in the library's hands it is told of the path of a file, and asked what it is doing. */
const BUDGET_MS = 2 * 60_000;
/** An imported file that the library has not noticed by then needs a scan. */
const SCAN_AFTER_IMPORT_MS = 3 * 60_000;
/** Shokofin takes its time after Shoko has matched; a scan that runs meanwhile would keep it from noticing (its issue 105). */
const SCAN_AFTER_MATCH_MS = 5 * 60_000;
/** Whether a library is empty is asked so often at most. */
const EMPTY_EVERY_MS = 5 * 60_000;

/**
 * Has libraries look at what they should show by now: by path first, then by one scan per library and cool-down. And
 * once at what they should show no more.
 */
export interface Verifier {
  /** One round; resolves when every library was told what it had to be told. */
  verify(): Promise<void>;
}

export function createVerifier(ctx: ServicesContext): Verifier {
  /** Paths that each library was told of. */
  const reported = new Map<string, Set<string>>();
  const emptyAskedAt = new Map<string, number>();
  /** Units that the arr has let go of, and for which each library was scanned. */
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
    // What cannot be told by path is found by a scan.
    await report(slug, control, waiting).catch((error: unknown) => noteFailure(slug, error));
    // A scan of a disk that is not there would drop everything from the library.
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
    // Of what is doubtful, only what no scan was asked for yet is here.
    const isAnyNew =
      doubtful.length > 0 ||
      dueMs.some((ms) => ms >= 0 && pause !== null && now.getTime() - ms > pause.at.getTime());
    if (now < pauseEnd(pause, isAnyNew)) return;
    const lastsMs = nextPauseMs(pause, isAnyNew);
    await pauseScans(ctx, slug, { at: now, lastsMs });
    await control.scan();
    // It has begun only now: a busy library takes its time to answer.
    await pauseScans(ctx, slug, { at: ctx.clock.now(), lastsMs });
    const seen = scanned.get(slug) ?? new Set();
    scanned.set(slug, seen);
    for (const { id } of doubtful) seen.add(id);
    await noteScan(slug, (await control.scanProgress()) ?? 0);
  }

  function noteFailure(slug: string, error: unknown): void {
    const level = error instanceof IntegrationError ? "debug" : "warn";
    ctx.log[level]({ err: error, service: slug }, "the library could not be told to look");
  }

  return {
    async verify() {
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

  /** What is no longer in doubt may come into it once more. */
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
