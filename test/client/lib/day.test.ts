import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** What a browser in a zone shows of 4 December without a time, and of a time that is on another day west of Greenwich. */
const SCRIPT = `
  import { localDay, dayText, toMoment } from "./client/lib/day.ts";
  import { airDayWords, exactDayWords, onDayWords } from "./client/wording/time.ts";
  const day = toMoment("2026-12-04T00:00:00.000Z", true);
  const time = toMoment("2026-12-04T02:00:00.000Z", false);
  const [before, far] = [new Date(2026, 11, 3, 20), new Date(2026, 5, 1)];
  console.log(JSON.stringify([
    dayText(localDay(day)), onDayWords(day, before), airDayWords(day, far), exactDayWords(day), dayText(localDay(time)),
  ]));
`;

function showIn(zone: string): readonly string[] {
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", SCRIPT], {
    cwd: root,
    env: { ...process.env, TZ: zone, NODE_NO_WARNINGS: "1" },
  });
  return JSON.parse(String(printed));
}

it.each([
  ["Pacific/Pago_Pago", "2026-12-03"],
  ["America/Los_Angeles", "2026-12-03"],
  ["UTC", "2026-12-04"],
  ["Europe/Berlin", "2026-12-04"],
  ["Pacific/Kiritimati", "2026-12-04"],
])(
  "shows a date without a time as the same day in %s, and a time on the day there",
  (zone, day) => {
    expect(showIn(zone)).toEqual([
      "2026-12-04",
      "tomorrow",
      "4 Dec",
      "Friday, 4 December 2026",
      day,
    ]);
  },
);
