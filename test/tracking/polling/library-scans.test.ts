import { describe, expect, it } from "vitest";
import { IntegrationError } from "../../../server/integrations/port/error.ts";
import type { LibraryControl } from "../../../server/integrations/port/media-server.ts";
import { createLibraryScanner } from "../../../server/tracking/polling/library-scans.ts";
import { nextPauseMs } from "../../../server/tracking/polling/scan-pause.ts";
import { openTestStore } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { startTestTracker } from "../../support/tracking.ts";

const MINUTE_MS = 60_000;

/** A library that never finds anything, and when it was asked to scan, in minutes. */
async function setStage(library: Partial<LibraryControl> = {}) {
  const store = await openTestStore();
  const clock = createManualClock();
  const begun = clock.now().getTime();
  const { context, stop } = await startTestTracker(store, ["JELLYFIN"], clock);
  const scans: number[] = [];
  const control: LibraryControl = {
    async scan() {
      scans.push((clock.now().getTime() - begun) / MINUTE_MS);
      return "started";
    },
    scanProgress: () => Promise.resolve(null),
    isEmpty: () => Promise.resolve(false),
    notifyPaths: () => Promise.resolve(),
    ...library,
  };
  const { integrations } = context.services;
  const jellyfin = integrations.get("jellyfin");
  if (jellyfin === undefined) throw new Error("there is no Jellyfin");
  integrations.set("jellyfin", { ...jellyfin, library: control });
  const make = createFactory(store);
  const request = await make.request();
  const warned: unknown[] = [];
  const log = Object.assign(Object.create(context.log), {
    warn: ({ err }: { readonly err: unknown }) => warned.push(err),
  });
  return {
    scans,
    warned,
    stop,
    importFile: () =>
      make.unit(request.id, {
        state: "IMPORTING",
        fileId: 1,
        filePath: "/elsewhere/file.mkv",
        stateChangedAt: clock.now(),
      }),
    loseFile: () =>
      make.unit(request.id, {
        state: "AVAILABLE",
        fileId: 1,
        filePath: "/elsewhere/file.mkv",
        lostSince: clock.now(),
      }),
    async scanOften(minutes: number) {
      const scanner = createLibraryScanner({ ...context, log });
      for (let minute = 0; minute < minutes; minute += 1) {
        await clock.advance(MINUTE_MS);
        await scanner.scan();
      }
    },
    async pass(minutes: number) {
      // A new one each time, as after a restart.
      for (let minute = 0; minute < minutes; minute += 1) {
        await clock.advance(MINUTE_MS);
        await createLibraryScanner({ ...context, log }).scan();
      }
    },
  };
}

describe("scans for a file that the library does not find", () => {
  it("run at growing intervals up to six hours, and soon again when another file waits", async () => {
    const { scans, importFile, pass, stop } = await setStage();
    await importFile();
    await pass(3 + 10 + 20 + 40);
    expect(scans).toEqual([3, 13, 33, 73]);
    await importFile();
    await pass(13);
    expect(scans.slice(4)).toEqual([83]);
    const longest = { at: new Date(), lastsMs: 5 * 60 * MINUTE_MS };
    expect(nextPauseMs(longest, false)).toBe(6 * 60 * MINUTE_MS);
    await stop();
  });

  it("run once for a file that the library has dropped", async () => {
    const { scans, loseFile, scanOften, stop } = await setStage();
    await loseFile();
    await scanOften(30);
    expect(scans).toEqual([1]);
    await stop();
  });

  it("run although the library accepts no paths, and log a warning for a rejected call", async () => {
    const refusing = await setStage({
      notifyPaths: () => Promise.reject(new IntegrationError("jellyfin", "refused", "no")),
    });
    await refusing.importFile();
    await refusing.pass(3);
    expect(refusing.scans).toEqual([3]);
    expect(refusing.warned).toEqual([]);
    await refusing.stop();

    const broken = await setStage({ notifyPaths: () => Promise.reject(new TypeError("ours")) });
    await broken.importFile();
    await broken.pass(3);
    expect(broken.scans).toEqual([3]);
    expect(broken.warned).toContainEqual(expect.any(TypeError));
    await broken.stop();
  });
});
