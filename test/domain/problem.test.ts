import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTION_KINDS, ACTIONS } from "../../server/domain/action.ts";
import { formatMessage } from "../../server/domain/message/message.ts";
import { TRANSFER_STATES } from "../../server/domain/observation/facts.ts";
import {
  diagnose,
  messageOf,
  PROBLEMS,
  severityOf,
  urgencyOf,
  WAITING_CODES,
} from "../../server/domain/problem/diagnose.ts";
import type {
  DownloadSnapshot,
  ServiceHealth,
  DiagnosisInput,
} from "../../server/domain/problem/health.ts";
import { STATES, type State } from "../../server/domain/state.ts";
import { NOW, unitInState } from "./machine/unit-factory.ts";

const MINUTE_MS = 60_000;

const service = (name: string, changes: Partial<ServiceHealth> = {}): ServiceHealth => ({
  name,
  downSince: null,
  conditions: [],
  ...changes,
});

const SERVICES: DiagnosisInput["services"] = {
  requests: service("Seerr"),
  arr: service("Sonarr"),
  client: service("qBittorrent"),
  matching: service("Shoko"),
  library: service("Jellyfin"),
};

const DOWNLOAD: DownloadSnapshot = {
  state: "DOWNLOADING",
  since: NOW,
  detail: [],
  client: "qBittorrent",
  firstCategory: "tv-sonarr",
  category: "tv-sonarr",
};

/** A unit in a state for so many minutes, with nothing wrong about it. */
function input(state: State, minutes = 0, changes: Partial<DiagnosisInput> = {}): DiagnosisInput {
  const isLoading = state === "GRABBING" || state === "DOWNLOADING";
  return {
    unit: unitInState(state),
    now: NOW,
    since: new Date(NOW.getTime() - minutes * MINUTE_MS),
    mediaType: "TV",
    origin: "seerr",
    isKnownToArr: true,
    pendingSeasons: [],
    seasonsWithoutEpisodes: null,
    download: isLoading ? DOWNLOAD : null,
    services: SERVICES,
    ...changes,
  };
}

describe("the table of problem rules", () => {
  it("has each code once", () => {
    const codes = PROBLEMS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => /^[A-Z]+(_[A-Z]+)*$/.test(code))).toBe(true);
  });

  it.each(PROBLEMS)(
    "says of $code where, after how long and what helps, in whole sentences",
    (rule) => {
      expect(rule.states.length).toBeGreaterThan(0);
      expect(new Set(rule.states).size).toBe(rule.states.length);
      for (const state of rule.states) expect(STATES).toContain(state);
      expect(rule.afterMs).toBeGreaterThanOrEqual(0);
      for (const state of rule.states) {
        const seen = input(state, 60, { download: DOWNLOAD });
        expect(formatMessage(messageOf(rule, seen))).toMatch(/^[A-Z].*\.$/);
        for (const kind of rule.actions(seen)) expect(ACTION_KINDS).toContain(kind);
      }
    },
  );

  it("never offers an action for a finished, declined or deliberately deleted unit", () => {
    const over: readonly State[] = ["DECLINED", "DELETED"];
    expect(PROBLEMS.filter(({ states }) => states.some((state) => over.includes(state)))).toEqual(
      [],
    );
  });

  it("has a wording for every action", () => {
    for (const kind of ACTION_KINDS) {
      expect(ACTIONS[kind].label).not.toBe("");
      expect(ACTIONS[kind].description("Sonarr")).toMatch(/\.$/);
    }
  });

  it.each([
    ["SABnzbd labels the job ENCRYPTED", /encrypted and needs a password/, true],
    ["SABnzbd labels the job DUPLICATE", /duplicate/, true],
    ["SABnzbd labels the job ZU GROSS", /^The download is paused\.$/, false],
  ])("says why a client paused a download by itself: %s", (line, words, hasWayOut) => {
    const download = { ...DOWNLOAD, state: "PAUSED", detail: [line] } as const;
    const found = diagnose(input("DOWNLOADING", 1, { download }));
    expect(found).toMatchObject({ code: "PAUSED", detail: [line] });
    expect(found && formatMessage(found.message)).toMatch(words);
    expect(found?.actions).toEqual(hasWayOut ? ["BLOCKLIST_AND_SEARCH"] : []);
  });

  it("sorts STUCK before WAITING, and unknown codes last", () => {
    const byUrgency = PROBLEMS.toSorted((a, b) => urgencyOf(a.code) - urgencyOf(b.code));
    const waiting = byUrgency.map(({ severity }) => severity === "WAITING");
    expect(waiting).toEqual(waiting.toSorted((a, b) => Number(a) - Number(b)));
    expect(WAITING_CODES.every((code) => severityOf(code) === "WAITING")).toBe(true);
    expect(urgencyOf("OF_ANOTHER_VERSION")).toBe(Number.POSITIVE_INFINITY);
    expect(severityOf("OF_ANOTHER_VERSION")).toBe("STUCK");
  });
});

describe("a diagnosis", () => {
  it.each(["APPROVED", "GRABBING", "DOWNLOADING", "DOWNLOADED", "IMPORTING", "AVAILABLE"] as const)(
    "has nothing to say of a unit that has just come to %s",
    (state) => {
      expect(diagnose(input(state))).toBeNull();
    },
  );

  it("reports nothing for a running download, however long it takes", () => {
    expect(diagnose(input("DOWNLOADING", 100_000))).toBeNull();
  });

  it.each([
    ["REQUESTED", 5, "WAITING_FOR_APPROVAL"],
    ["APPROVED", 30, "STILL_SEARCHING"],
    ["DOWNLOADED", 15, "IMPORT_OVERDUE"],
    ["IMPORTING", 5, "NOT_IN_LIBRARY"],
    ["ANIME_MATCHING", 10, "ASKING_ANIDB"],
  ] as const)("lets %s last %i minutes before it is %s", (state, minutes, code) => {
    expect(diagnose(input(state, minutes - 0.01))).toBeNull();
    expect(diagnose(input(state, minutes))).toMatchObject({
      code,
      since: new Date(NOW.getTime() - minutes * MINUTE_MS),
    });
  });

  it("does not say that a file is not shown yet where the library shows another size", () => {
    for (const state of ["IMPORTING", "ANIME_MATCHING"] as const) {
      const unit = { ...unitInState(state), matching: "matched" as const, librarySize: 900 };
      expect(diagnose(input(state, 60, { unit }))).toMatchObject({
        code: "FILE_DIFFERS",
        detail: [unit.file?.path, "imported: 1000 bytes", "in the library: 900 bytes"],
        actions: ["REFRESH", "SCAN_LIBRARY"],
      });
    }
  });

  it.each([
    ["STALLED", "NOT_RECEIVING", 5, "STALLED"],
    ["METADATA", "FETCHING_METADATA", 10, "NO_METADATA"],
  ] as const)("says at once that a download is %s, calmly", (state, calm, minutes, code) => {
    for (const [passed, expected, severity] of [
      [0, calm, "WAITING"],
      [minutes - 0.01, calm, "WAITING"],
      [minutes, code, "STUCK"],
    ] as const) {
      const since = new Date(NOW.getTime() - passed * MINUTE_MS);
      const stalled = input("DOWNLOADING", 60, { download: { ...DOWNLOAD, state, since } });
      expect(diagnose(stalled)).toMatchObject({ code: expected, severity, since });
    }
  });

  it("says at once that a download is queued behind others", () => {
    const queued = input("GRABBING", 0, { download: { ...DOWNLOAD, state: "QUEUED" } });
    expect(diagnose(queued)).toMatchObject({ code: "QUEUED_IN_CLIENT", severity: "WAITING" });
  });

  it("reports neither NEVER_REACHED_ARR nor a search for an arr that is not configured", () => {
    const unreached = { isKnownToArr: false } as const;
    expect(diagnose(input("APPROVED", 60, unreached))?.code).toBe("NEVER_REACHED_ARR");
    const services = { ...SERVICES, arr: null };
    expect(diagnose(input("APPROVED", 60, { ...unreached, services }))).toBeNull();
  });

  it("finds no problem with a title that only Seerr considers available, unless the arr has a lower quality", () => {
    const unit = { ...unitInState("APPROVED"), isHeardAvailable: true, attempts: [], file: null };
    expect(diagnose(input("APPROVED", 60, { unit, isKnownToArr: false }))).toBeNull();
    const downSince = new Date(NOW.getTime() - 5 * MINUTE_MS);
    const services = { ...SERVICES, arr: service("Sonarr", { downSince }) };
    expect(diagnose(input("APPROVED", 60, { unit, services }))?.code).toBe("SERVICE_UNREACHABLE");
    const lower = { ...unit, belowQuality: "WEBDL-1080p" };
    expect(diagnose(input("APPROVED", 60, { unit: lower }))?.code).toBe("QUALITY_BELOW_REQUEST");
    const said = { ...unit, isHeardAvailable: false };
    expect(diagnose(input("APPROVED", 60, { unit: said, isKnownToArr: false }))?.code).toBe(
      "NEVER_REACHED_ARR",
    );
  });

  it("says of a season that was added after the approval that Seerr has not sent it, not that it is unmonitored", () => {
    const unit = { ...unitInState("APPROVED"), monitored: false };
    const added = { unit, pendingSeasons: [2] };
    expect(diagnose(input("APPROVED", 0, added))).toBeNull();
    const problem = diagnose(input("APPROVED", 1, added));
    expect(problem).toMatchObject({ code: "SEASONS_NOT_SENT", actions: ["RETRY_REQUEST"] });
    expect(problem && formatMessage(problem.message)).toBe(
      "Season 2 was added after the approval, and Seerr has not sent it to Sonarr.",
    );
    expect(diagnose(input("APPROVED", 1, { unit }))?.code).toBe("NOT_MONITORED");
  });

  it("offers a scan of Shoko's folder for a file that Shoko has not noticed", () => {
    const { file } = unitInState("AVAILABLE");
    const unit = { ...unitInState("ANIME_MATCHING"), matching: null, file };
    expect(file).not.toBeNull();
    expect(diagnose(input("ANIME_MATCHING", 60, { unit }))).toMatchObject({
      code: "NOT_SEEN_BY_SHOKO",
      actions: ["SCAN_SHOKO"],
    });
  });

  it("starts when it was noticed if it has no time budget, whatever the age of the state", () => {
    const arr = service("Sonarr", {
      conditions: [{ code: "indexers-unavailable", message: "none answers" }],
    });
    const seen = input("APPROVED", 3 * 24 * 60, { services: { ...SERVICES, arr } });
    expect(diagnose(seen)).toMatchObject({ code: "INDEXERS_UNAVAILABLE", since: NOW });
  });

  it("starts with the state if the state is the problem", () => {
    expect(diagnose(input("FAILED", 90))).toMatchObject({
      code: "DOWNLOAD_FAILED",
      since: new Date(NOW.getTime() - 90 * MINUTE_MS),
      detail: [],
    });
  });

  it("reports an unreachable service before anything that may be out of date", () => {
    const downSince = new Date(NOW.getTime() - 5 * MINUTE_MS);
    const services = { ...SERVICES, arr: service("Sonarr", { downSince }) };
    expect(diagnose(input("DOWNLOADED", 60, { services }))).toMatchObject({
      code: "SERVICE_UNREACHABLE",
      since: downSince,
      message: { code: "SERVICE_UNREACHABLE", params: { service: "Sonarr" } },
    });
    // A library that is away is not missed yet.
    const noLibrary = { ...SERVICES, library: service("Jellyfin", { downSince }) };
    expect(diagnose(input("DOWNLOADED", 60, { services: noLibrary }))?.code).toBe("IMPORT_OVERDUE");
  });

  it("is always a due rule of the table with its own actions, for any input", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STATES),
        fc.nat({ max: 4_000 }),
        fc.constantFrom(...TRANSFER_STATES),
        fc.record({
          monitored: fc.boolean(),
          isUnmanaged: fc.boolean(),
          pendingReason: fc.constantFrom(null, "delay", "client-unavailable"),
        }),
        fc.constantFrom("MOVIE" as const, "TV" as const),
        (state, minutes, transfer, facts, mediaType) => {
          const seen = input(state, minutes, {
            unit: { ...unitInState(state), ...facts },
            mediaType,
            download: { ...DOWNLOAD, state: transfer, since: input(state, minutes).since },
          });
          const problem = diagnose(seen);
          if (problem === null) return;
          const rule = PROBLEMS.find(({ code }) => code === problem.code);
          expect(rule?.states).toContain(state);
          expect(NOW.getTime() - problem.since.getTime()).toBeGreaterThanOrEqual(
            rule?.afterMs ?? 0,
          );
          expect(problem.since.getTime()).toBeLessThanOrEqual(NOW.getTime());
          expect(formatMessage(problem.message)).toMatch(/^[A-Z].*\.$/);
        },
      ),
    );
  });
});

describe("why an import is blocked", () => {
  const causeOf = (...detail: string[]) => {
    const unit = unitInState("DOWNLOADED");
    const attempts = unit.attempts.map((attempt) => ({ ...attempt, isBlocked: true }));
    const blocked = { unit: { ...unit, attempts }, download: { ...DOWNLOAD, detail } };
    return diagnose(input("DOWNLOADED", 0, blocked))?.message.params;
  };

  it.each([
    ["sample", ["Sample"]],
    ["sample", ["Movie.2024.1080p-GROUP: Sample"]],
    [
      "sample",
      ["A Movie 2024: Sample", "No files found are eligible for import in /downloads/A Movie"],
    ],
    ["sample", ["a.mkv: Sample", "b.mkv: Sample"]],
    ["sample-or-archive", ["No files found are eligible for import: sample or unpackable archive"]],
    ["maybe-sample", ["b.mkv: Unable to determine if file is a sample"]],
    // A release with a sample beside the file that was refused.
    ["no-upgrade", ["sample/a.mkv: Sample", "a.mkv: Not an upgrade for existing episode file(s)"]],
    ["no-video", ["a.sample.mkv: Sample", "a.rar: Found archive file, might need to be extracted"]],
    // Names are no words of the arr.
    ["no-upgrade", ["The Sample S01E01.mkv: Not an upgrade for existing episode file(s)"]],
    ["no-video", ["No files found are eligible for import in /downloads/Sample"]],
    ["other", ["Archive.81.S01E01.1080p-GROUP: Episode file on disk is locked"]],
    ["other", ["Permission to Land - S01E02.mkv: Something new"]],
  ])("is %s where the arr says %j", (cause, detail) => {
    expect(causeOf(...detail)).toEqual({ cause });
  });
});
