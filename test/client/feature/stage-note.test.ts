import { expect, it } from "vitest";
import { stageNote } from "../../../client/feature/request/stage-note.ts";
import { request } from "../support/request.ts";

const NOW = new Date("2025-11-22T20:00:00Z");
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000).toISOString();

function noteOf(eta: string): string {
  const stages = [{ state: "DOWNLOADING", reachedAt: at(-600), usualSeconds: null }] as const;
  const stateChangedAt = at(-600);
  return stageNote(
    { counts: request.counts, state: "DOWNLOADING", stateChangedAt, eta, downloadEta: eta, stages },
    0,
    NOW,
  );
}

it.each([
  [36, "for 10 min, under 1 min to go"],
  [360, "for 10 min, 6 min to go"],
  [-30, "for 10 min, longer than expected"],
])("says of the current stage how long it takes, %s s before its end: %s", (seconds, note) => {
  expect(noteOf(at(seconds))).toBe(note);
});

it.each([
  [null, ""],
  [9, ""],
  [10, "usually 10 s"],
  [600, "usually 10 min"],
])(
  "says of a coming stage how long it usually takes, if that is worth reading: %s s",
  (usualSeconds, note) => {
    const stages = [
      { state: "DOWNLOADING", reachedAt: at(-600), usualSeconds: null },
      { state: "IMPORTING", reachedAt: null, usualSeconds },
    ] as const;
    const { counts } = request;
    const state = {
      state: "DOWNLOADING",
      stateChangedAt: at(-600),
      eta: null,
      downloadEta: null,
    } as const;
    expect(stageNote({ ...state, counts, stages }, 1, NOW)).toBe(note);
  },
);
