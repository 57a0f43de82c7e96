import { expect, it } from "vitest";
import type { Observation } from "../../../../server/domain/observation/observation.ts";
import { markCurrentFile } from "../../../../server/integrations/arr/common/current-file.ts";
import { buildObservation, type Changes } from "../../../support/observation.ts";

const E1 = { season: 1, number: 1 };
const E2 = { season: 1, number: 2 };

let id = 0;
const record = (kind: "grabbed" | "imported" | "file-deleted", changes: Changes<typeof kind>) =>
  buildObservation(kind, { historyId: (id += 1), ...changes });
const grab = (downloadId: string, episodes = [E1]) =>
  record("grabbed", { keys: { downloadId, episodes } });
const bring = (downloadId: string | undefined, file: object, episodes = [E1]) =>
  record("imported", {
    keys: { episodes, ...(downloadId === undefined ? {} : { downloadId }) },
    file,
  });
const there = (file: object, episodes = [E1]) =>
  buildObservation("imported", { keys: { episodes }, file });

/** Positions of the records about the current files. */
const marked = (records: readonly Observation[], reported: readonly Observation[]) =>
  markCurrentFile(records, reported).flatMap(({ isOfCurrentFile }, index) =>
    isOfCurrentFile === true ? [index] : [],
  );

it("marks the last grab and the import of the file that is there", () => {
  const records = [
    grab("AA"),
    bring("AA", { id: 7 }),
    record("file-deleted", { keys: { episodes: [E1] } }),
    grab("BB"),
    grab("AA"),
    bring("AA", { id: 9 }),
  ];
  expect(marked(records, [there({ id: 9 })])).toEqual([4, 5]);
  expect(marked(records, [])).toEqual([]);
});

it("compares paths where the history names no file id, and needs no download", () => {
  const file = { path: "/tv/Show/Season 1/a.mkv" };
  expect(marked([grab("AA"), bring(undefined, file)], [there({ id: 3, ...file })])).toEqual([1]);
});

it("keeps the episodes apart", () => {
  const records = [
    grab("AA", [E1]),
    grab("AA", [E2]),
    bring("AA", { id: 1 }, [E1]),
    bring("AA", { id: 2 }, [E2]),
  ];
  expect(marked(records, [there({ id: 2 }, [E2])])).toEqual([1, 3]);
  expect(marked(records, [there({ id: 2 }, [E1])])).toEqual([]);
});
