import { describe, expect, it } from "vitest";
import { step } from "../../../server/domain/machine/machine.ts";
import {
  OBSERVATION_KINDS,
  type ObservationKind,
} from "../../../server/domain/observation/kind.ts";
import { STATES } from "../../../server/domain/state.ts";
import { createUnit, type Unit } from "../../../server/domain/unit.ts";
import { documentRows, machineRows } from "./states-document.ts";
import { ENVIRONMENT, NOW, observe, unitInState } from "./unit-factory.ts";

describe("the table", () => {
  const written = documentRows();

  it("is documented for every state and every observation", () => {
    expect(written).toHaveLength(STATES.length * OBSERVATION_KINDS.length);
  });

  it.each(machineRows())("$kind at $state is as docs/states.md says", (row) => {
    expect(written).toContainEqual(row);
  });
});

const APPROVED = { state: "APPROVED", isApprovalInferred: false } as const;

/** Applies observations one after another; answers with the unit and the states it passed. */
function follow(
  unit: Unit,
  observations: readonly ReturnType<typeof observe>[],
  around = ENVIRONMENT,
) {
  const passed: string[] = [];
  let current = unit;
  for (const observation of observations) {
    const result = step(current, observation, around);
    passed.push(
      ...result.moves.map(({ to, inferred, attempt }) => `${inferred ? "~" : ""}${to}#${attempt}`),
    );
    current = result.unit;
  }
  return { unit: current, passed };
}

const grab = (downloadId: string, changes = {}) =>
  observe("grabbed", {
    keys: { downloadId },
    release: { title: `release ${downloadId}` },
    ...changes,
  });
const about = (kind: ObservationKind, downloadId: string, changes = {}) =>
  observe(kind, { keys: { downloadId }, ...changes });

describe("attempts", () => {
  it("opens attempt 2 when a failed download is replaced, and keeps both in the history (D5)", () => {
    const { passed, unit } = follow(createUnit(APPROVED, false), [
      observe("approved"),
      grab("a"),
      about("download-failed", "a", { reason: "broken archive" }),
      grab("b"),
    ]);
    expect(passed).toEqual(["APPROVED#0", "GRABBING#1", "FAILED#1", "GRABBING#2"]);
    expect(unit.attempts.map(({ end, endReason }) => [end, endReason])).toEqual([
      ["failed", "broken archive"],
      [null, null],
    ]);
  });

  it("goes back to APPROVED when the download was removed, and on when the same torrent comes again (D6)", () => {
    const { passed } = follow(unitInState("APPROVED"), [
      grab("a"),
      about("downloading", "a"),
      about("download-removed", "a", { reason: "removed by hand" }),
      grab("A"),
      about("downloading", "a"),
    ]);
    expect(passed).toEqual([
      "GRABBING#1",
      "DOWNLOADING#1",
      "APPROVED#0",
      "GRABBING#2",
      "DOWNLOADING#2",
    ]);
  });

  it("is not reopened by its own record read after its end, only by the next record", () => {
    const removed = follow(unitInState("APPROVED"), [
      grab("a"),
      about("download-removed", "a"),
    ]).unit;
    const recorded = (historyId: number) => ({ ...grab("a"), channel: "POLL", historyId }) as const;
    const read = step(removed, recorded(4), ENVIRONMENT);
    expect(read).toMatchObject({ moves: [], unit: { state: "APPROVED" } });
    expect(step(read.unit, recorded(6), ENVIRONMENT).unit.state).toBe("GRABBING");
  });

  it("is not reopened by the webhook of a grab that arrives after its end, only by a new record", () => {
    const failed = follow(unitInState("APPROVED"), [
      { ...grab("a"), channel: "POLL", historyId: 4 },
      { ...about("download-failed", "a"), channel: "POLL", historyId: 5 },
    ]).unit;
    expect(step(failed, grab("a"), ENVIRONMENT)).toMatchObject({
      outcome: "ignored",
      unit: { state: "FAILED" },
    });
    const again = { ...grab("a"), channel: "POLL", historyId: 6 } as const;
    expect(step(failed, again, ENVIRONMENT).unit.state).toBe("GRABBING");
  });

  it("takes the arr's reason for the end of a download that had left the client before", () => {
    const { passed } = follow(unitInState("APPROVED"), [
      grab("a"),
      about("download-removed", "a", { reason: "no longer in the download client" }),
      about("download-failed", "a", { reason: "broken archive" }),
    ]);
    expect(passed).toEqual(["GRABBING#1", "APPROVED#0", "FAILED#1"]);
  });

  it("lets another release lead while the first is blocked (G3)", () => {
    const { passed, unit } = follow(unitInState("APPROVED"), [
      grab("a"),
      about("downloaded", "a"),
      about("blocked", "a"),
      grab("b"),
    ]);
    expect(passed.at(-1)).toBe("GRABBING#2");
    expect(unit.attempts.map(({ isBlocked }) => isBlocked)).toEqual([true, false]);
  });

  it("adopts the id that a grab did not contain (B5)", () => {
    const { unit, passed } = follow(unitInState("APPROVED"), [
      observe("grabbed", { keys: {}, release: { title: "Show.S01E01" } }),
      observe("downloading", { keys: { downloadId: "ABC", releaseTitle: "Show.S01E01" } }),
    ]);
    expect(passed).toEqual(["GRABBING#1", "DOWNLOADING#1"]);
    expect(unit.attempts).toHaveLength(1);
    expect(unit.attempts[0]?.downloadKey).toBe("abc");
  });

  it("accepts a grab that arrives after its import without a step back (B3)", () => {
    const imported = observe("imported", {
      keys: { downloadId: "a", fileId: 7 },
      file: { id: 7, path: "/tv/x.mkv" },
    });
    const { passed, unit } = follow(unitInState("APPROVED"), [imported, grab("a")]);
    expect(passed).toEqual(["IMPORTING#1"]);
    expect(unit.attempts[0]).toMatchObject({ releaseTitle: "release a", downloadKey: "a" });
  });

  it("does not reopen an attempt because of a poll that was read just before its end", () => {
    const ended = follow(unitInState("APPROVED"), [grab("a"), about("download-failed", "a")]).unit;
    const stale = step(ended, grab("a", { channel: "POLL" }), ENVIRONMENT);
    expect(stale.outcome).toBe("ignored");
    const later = { ...ENVIRONMENT, now: new Date(NOW.getTime() + 120_000) };
    expect(step(ended, grab("a", { channel: "POLL" }), later).unit.state).toBe("GRABBING");
  });
});

describe("availability", () => {
  const file = { id: 7, path: "/tv/x.mkv", size: 10 };

  it("follows the import at once where no library is configured", () => {
    const around = { ...ENVIRONMENT, hasLibrary: false };
    expect(
      follow(unitInState("DOWNLOADED"), [observe("imported", { file })], around).passed,
    ).toEqual(["IMPORTING#1", "AVAILABLE#1"]);
  });

  it("waits for Shoko, then needs no library where none is configured", () => {
    const around = { ...ENVIRONMENT, hasLibrary: false };
    const anime = { ...unitInState("DOWNLOADED"), isAnime: true };
    const { passed } = follow(anime, [observe("imported", { file }), observe("matched")], around);
    expect(passed).toEqual(["IMPORTING#1", "ANIME_MATCHING#1", "AVAILABLE#1"]);
  });

  it("stays through an upgrade, its failure and the deletion of the old file (C6, C7)", () => {
    const { passed, unit } = follow(unitInState("AVAILABLE"), [
      grab("b"),
      about("download-failed", "b"),
      grab("c"),
      observe("file-deleted", { reason: "Upgrade" }),
      observe("imported", {
        keys: { downloadId: "c", fileId: 8 },
        file: { id: 8, path: "/tv/y.mkv" },
      }),
    ]);
    expect(passed).toEqual([]);
    expect(unit).toMatchObject({ state: "AVAILABLE", file: { id: 8, path: "/tv/y.mkv" } });
  });

  it("waits for another file when its own was replaced by one without it", () => {
    const replaced = observe("file-deleted", {
      keys: { fileId: 7 },
      reason: { code: "FILE_REPLACED", params: {} },
      isReplaced: true,
    });
    const { passed, unit } = follow(unitInState("AVAILABLE"), [replaced]);
    expect(passed).toEqual(["APPROVED#0"]);
    expect(unit).toMatchObject({ file: null, missingSince: null, reason: replaced.reason });
    expect(follow(unit, [grab("b")]).passed).toEqual(["GRABBING#2"]);
    const underway = follow(unitInState("AVAILABLE"), [grab("b"), replaced]);
    expect(underway.passed).toEqual(["GRABBING#2"]);
    const other = observe("file-deleted", { keys: { fileId: 6 }, isReplaced: true });
    expect(step(unitInState("AVAILABLE"), other, ENVIRONMENT).outcome).toBe("ignored");
  });

  it("comes back with a file that the arr has again after it counted as replaced", () => {
    const { unit } = follow(unitInState("AVAILABLE"), [
      observe("file-deleted", { reason: "missingFromDisk", keys: { fileId: 7 }, isReplaced: true }),
    ]);
    expect(unit.state).toBe("APPROVED");
    const found = observe("imported", {
      channel: "POLL",
      keys: { fileId: 7 },
      file: { id: 7, path: "/tv/Show/S01E01.mkv", size: 1000 },
    });
    expect(follow(unit, [found]).passed).toEqual(["IMPORTING#2"]);
    // A late webhook about it, and its record in the history, are no news.
    expect(follow(unit, [{ ...found, channel: "WEBHOOK" }]).passed).toEqual([]);
    expect(follow(unit, [{ ...found, historyId: 900 }]).passed).toEqual([]);
  });

  it("ends when the arr has missed the file for two minutes and the library has lost it", () => {
    const missing = observe("file-deleted", { reason: "missingFromDisk" });
    const { passed, unit } = follow(unitInState("AVAILABLE"), [missing, observe("library-lost")]);
    expect(passed).toEqual([]);
    const later = { ...ENVIRONMENT, now: new Date(NOW.getTime() + 120_000) };
    expect(follow(unit, [observe("library-lost")], later).passed).toEqual(["DELETED#1"]);
  });

  it("waits for the library again when another file comes after so long", () => {
    const missing = observe("file-deleted", { reason: "missingFromDisk" });
    const other = observe("imported", {
      keys: { downloadId: "b", fileId: 8 },
      file: { id: 8, path: "/tv/Show/S01E01.mkv" },
    });
    const { unit } = follow({ ...unitInState("AVAILABLE"), isAnime: true }, [missing, grab("b")]);
    expect(follow(unit, [other]).passed).toEqual([]);
    const later = { ...ENVIRONMENT, now: new Date(NOW.getTime() + 120_000) };
    const anew = follow(unit, [other], later);
    expect(anew.passed).toEqual(["ANIME_MATCHING#2"]);
    expect(anew.unit).toMatchObject({ file: { id: 8 }, missingSince: null });
    expect(anew.unit.attempts.map(({ end }) => end)).toEqual(["removed", null]);
    const found = observe("imported", { keys: { fileId: 9 }, file: { id: 9 } });
    expect(follow(unit, [found], later).passed).toEqual([]);
  });

  it("stays when the other file came in time and is reported late", () => {
    const missing = observe("file-deleted", { reason: "missingFromDisk" });
    const { unit } = follow(unitInState("AVAILABLE"), [missing, grab("b")]);
    const later = { ...ENVIRONMENT, now: new Date(NOW.getTime() + 130_000) };
    const importedAfter = (seconds: number) =>
      observe("imported", {
        channel: "POLL",
        historyId: 9,
        at: new Date(NOW.getTime() + seconds * 1000).toISOString(),
        keys: { downloadId: "b", fileId: 8 },
        file: { id: 8, path: "/tv/Show/S01E01.mkv" },
      });
    expect(follow(unit, [importedAfter(100)], later).passed).toEqual([]);
    expect(follow(unit, [importedAfter(125)], later).passed).toEqual(["IMPORTING#2"]);
    // The arr's clock is wrong: the time of the report decides.
    expect(follow(unit, [importedAfter(-600)], later).passed).toEqual(["IMPORTING#2"]);
  });

  it("takes a file that the arr names without its download for that of the finished download", () => {
    const missing = observe("file-deleted", { reason: "missingFromDisk" });
    const path = "/tv/Show/S01E01.mkv";
    const listed = observe("imported", {
      channel: "POLL",
      keys: { fileId: 8 },
      file: { id: 8, path },
    });
    const finished = observe("downloaded", { keys: { downloadId: "b" } });
    const before = follow({ ...unitInState("AVAILABLE"), isAnime: true }, [
      missing,
      grab("b"),
    ]).unit;
    const later = { ...ENVIRONMENT, now: new Date(NOW.getTime() + 120_000) };
    const { passed, unit } = follow(before, [finished, listed], later);
    expect(passed).toEqual(["ANIME_MATCHING#2"]);
    expect(unit.attempts.map(({ end, fileId }) => [end, fileId])).toEqual([
      ["removed", 7],
      [null, 8],
    ]);
    // While the download runs, the disk has been found again.
    const found = follow(before, [listed], later);
    expect(found.passed).toEqual([]);
    expect(found.unit.attempts.map(({ fileId }) => fileId)).toEqual([8, null]);
  });

  it("is not ended by the history's record of a deletion that lies before the file which came since", () => {
    const recorded = (historyId: number) =>
      observe("file-deleted", {
        keys: { path: "/tv/Show/S01E01.mkv" },
        reason: "manual",
        channel: "POLL",
        historyId,
      });
    const imported = observe("imported", { keys: { downloadId: "b", fileId: 8 }, file });
    const { unit } = follow(unitInState("AVAILABLE"), [
      observe("file-deleted", { reason: "manual" }),
      grab("b"),
      imported,
    ]);
    expect(unit.state).toBe("IMPORTING");
    expect(step(unit, recorded(3), ENVIRONMENT)).toMatchObject({ outcome: "ignored" });
    const read = step(unit, { ...imported, channel: "POLL", historyId: 5 }, ENVIRONMENT).unit;
    expect(step(read, recorded(6), ENVIRONMENT).unit.state).toBe("DELETED");
  });

  it("is not ended by the record of a deletion before the request, which is dated before the file", () => {
    const recorded = (at: string) =>
      observe("file-deleted", {
        keys: { path: file.path },
        reason: "manual",
        channel: "POLL",
        historyId: 3,
        at,
      });
    const addedAt = "2026-03-01T11:50:00.000Z";
    const imported = observe("imported", {
      keys: { downloadId: "a", fileId: 8 },
      file: { ...file, addedAt },
    });
    const { unit } = follow(createUnit(APPROVED, false), [grab("a"), imported]);
    expect(unit.state).toBe("IMPORTING");
    expect(step(unit, recorded("2026-03-01T11:49:00.000Z"), ENVIRONMENT).outcome).toBe("ignored");
    const later = step(unit, recorded("2026-03-01T11:51:00.000Z"), ENVIRONMENT);
    expect(later.unit.state).toBe("DELETED");
  });

  it("is not changed by late webhooks about the file before this one", () => {
    const first = observe("imported", { keys: { downloadId: "AA11", fileId: 7 }, file });
    const { unit } = follow(unitInState("AVAILABLE"), [
      observe("file-deleted", { reason: "manual" }),
      grab("b"),
      observe("imported", { keys: { downloadId: "b", fileId: 8 }, file: { ...file, id: 8 } }),
      observe("playable", { keys: { fileId: 8 } }),
    ]);
    const { file: _file, ...whole } = observe("imported", { keys: { downloadId: "AA11" } });
    const late = follow(unit, [
      { ...whole, coversWholeDownload: true },
      first,
      observe("file-deleted", { reason: "manual" }),
    ]);
    expect(late.passed).toEqual([]);
    expect(late.unit).toMatchObject({ state: "AVAILABLE", file: { id: 8 } });
    expect(late.unit.attempts).toHaveLength(2);
    const polled = step(unit, { ...first, channel: "POLL" }, ENVIRONMENT).unit;
    expect(polled.file).toMatchObject({ id: 7 });
  });

  it("comes back after a deletion only with a newer file", () => {
    const old = observe("imported", { keys: { fileId: 7 }, file });
    const newer = observe("imported", { keys: { fileId: 9 }, file: { id: 9, path: "/tv/z.mkv" } });
    expect(step(unitInState("DELETED"), old, ENVIRONMENT).outcome).toBe("ignored");
    expect(step(unitInState("DELETED"), newer, ENVIRONMENT).unit.state).toBe("IMPORTING");
  });
});

describe("the approval", () => {
  it("is not cleared by the approval that a failure overtook, only by a later one", () => {
    const refused = step(unitInState("REQUESTED"), observe("refused-by-arr"), ENVIRONMENT).unit;
    const late = step(refused, observe("approved"), ENVIRONMENT).unit;
    expect(late.state).toBe("FAILED");
    expect(step(late, observe("approved"), ENVIRONMENT).unit.state).toBe("APPROVED");
  });

  it("waits for the air date and steps on when it has come", () => {
    const future = observe("airs", { airDate: "2026-05-01T00:00:00.000Z" });
    const waiting = step(unitInState("APPROVED"), future, ENVIRONMENT).unit;
    expect(waiting.state).toBe("UNAIRED");
    const later = { ...ENVIRONMENT, now: new Date("2026-05-02T00:00:00.000Z") };
    expect(step(waiting, future, later).unit.state).toBe("APPROVED");
  });

  it("shows an episode without any date as not out yet", () => {
    expect(
      step(unitInState("APPROVED"), observe("airs", { airDate: null }), ENVIRONMENT).unit.state,
    ).toBe("UNAIRED");
  });
});

describe("an import that goes wrong", () => {
  const started = () =>
    follow(unitInState("APPROVED"), [grab("a"), about("import-started", "a")]).unit;

  it("is blocked where it had begun, and lets another release lead", () => {
    const { unit, passed } = follow(started(), [about("blocked", "a"), grab("b")]);
    expect(unit.attempts.map(({ isBlocked }) => isBlocked)).toEqual([true, false]);
    expect(passed).toEqual(["GRABBING#2"]);
  });

  it("ends with its download while no file has come", () => {
    const failed = about("download-failed", "a", { reason: "disk full" });
    expect(follow(started(), [failed]).unit.state).toBe("FAILED");
  });

  it("is no news once the file is there", () => {
    const file = { id: 7, path: "/tv/x.mkv" };
    const imported = observe("imported", { keys: { downloadId: "a", fileId: 7 }, file });
    const { unit } = follow(started(), [imported, about("download-failed", "a")]);
    expect(unit.state).toBe("IMPORTING");
  });

  it("counts when a person makes it good after the download had failed", () => {
    const failed = follow(unitInState("APPROVED"), [grab("a"), about("download-failed", "a")]).unit;
    const file = { id: 9, path: "/tv/x.mkv" };
    const imported = observe("imported", { keys: { downloadId: "a", fileId: 9 }, file });
    expect(step(failed, imported, ENVIRONMENT).unit).toMatchObject({ state: "IMPORTING", file });
  });
});

describe("a file that was deleted by hand", () => {
  it("is gone at once, and Shoko has to know the next one anew", () => {
    const anime = { ...unitInState("AVAILABLE"), isAnime: true, matching: "matched" as const };
    const gone = step(anime, observe("file-deleted", { reason: "manual" }), ENVIRONMENT).unit;
    expect(gone).toMatchObject({ state: "DELETED", matching: null, file: null });
    const newer = observe("imported", { keys: { fileId: 9 }, file: { id: 9, path: "/tv/z.mkv" } });
    expect(step(gone, newer, ENVIRONMENT).unit.state).toBe("ANIME_MATCHING");
  });
});

it("gives an upgrade an attempt of its own beside a file that came without a download", () => {
  const there = observe("imported", { keys: { fileId: 7 }, file: { id: 7, path: "/tv/x.mkv" } });
  const { unit } = follow(unitInState("APPROVED"), [there, observe("playable"), grab("u")]);
  expect(unit.state).toBe("AVAILABLE");
  expect(unit.attempts.map(({ downloadKey }) => downloadKey)).toEqual([null, "u"]);
});

describe("a title that a poll no longer finds in its arr", () => {
  const gone = observe("removed-from-arr", { filesDeleted: undefined } as object);

  it("is DELETED by the second poll if it never had a file", () => {
    const once = follow(unitInState("DOWNLOADING"), [gone]);
    expect(once.unit).toMatchObject({ state: "DOWNLOADING", isUnmanaged: true });
    expect(follow(once.unit, [gone]).unit.state).toBe("DELETED");
  });

  it("stays where a library has it, and is gone once it has lost it", () => {
    const twice = follow(unitInState("AVAILABLE"), [gone, gone]);
    expect(twice.unit).toMatchObject({ state: "AVAILABLE", isUnmanaged: true });
    expect(follow(twice.unit, [observe("library-lost")]).unit.state).toBe("DELETED");
  });

  describe("with a finished download", () => {
    const left = follow(unitInState("DOWNLOADED"), [gone, gone]).unit;
    const shown = observe("playable", {
      channel: "POLL",
      playable: { itemId: "i", path: "/media/S01E01.mkv", size: 1000 },
    });

    it("is left to the library, which may show an import that nobody saw", () => {
      expect(left).toMatchObject({ state: "DOWNLOADED", isUnmanaged: true });
      const found = follow(left, [shown]);
      expect(found.passed).toEqual(["~IMPORTING#1", "AVAILABLE#1"]);
      expect(found.unit).toMatchObject({
        isUnmanaged: true,
        file: { id: null, path: "/media/S01E01.mkv", size: 1000 },
      });
      expect(follow(found.unit, [gone, observe("library-lost")]).unit.state).toBe("DELETED");
      expect(follow(left, [observe("library-lost")]).unit.state).toBe("DELETED");
    });

    it("takes no webhook of the library for that, and nothing while the arr has the title", () => {
      expect(step(left, { ...shown, channel: "WEBHOOK" }, ENVIRONMENT).outcome).toBe("ignored");
      const waiting = unitInState("DOWNLOADED");
      expect(step(waiting, shown, ENVIRONMENT).outcome).toBe("ignored");
      expect(step(waiting, observe("library-lost"), ENVIRONMENT).outcome).toBe("ignored");
    });

    it("is DELETED by the second poll where no library is configured", () => {
      const alone = { ...ENVIRONMENT, hasLibrary: false };
      expect(follow(unitInState("DOWNLOADED"), [gone, gone], alone).unit.state).toBe("DELETED");
    });
  });

  it("is there again when the history shows that the arr had found its file and replaced it", () => {
    const left: Unit = { ...unitInState("AVAILABLE"), isUnmanaged: true };
    const replaced = observe("file-deleted", { channel: "POLL", reason: "upgrade" });
    expect(step(left, { ...replaced, historyId: 900 }, ENVIRONMENT).unit).toMatchObject({
      state: "AVAILABLE",
      isUnmanaged: false,
    });
    expect(step(left, replaced, ENVIRONMENT)).toMatchObject({ outcome: "ignored", unit: left });
  });

  it("is there again when the arr speaks of it", () => {
    const back = follow(unitInState("DOWNLOADING"), [gone, observe("airs"), gone]);
    expect(back.unit).toMatchObject({ state: "DOWNLOADING", isUnmanaged: true });
  });

  it("is not there again by a webhook, which may be late", () => {
    const grabOver = (channel: "WEBHOOK" | "POLL") =>
      follow(unitInState("DOWNLOADING"), [gone, { ...grab("late"), channel }]).unit.isUnmanaged;
    expect(grabOver("WEBHOOK")).toBe(true);
    expect(grabOver("POLL")).toBe(false);
  });
});
