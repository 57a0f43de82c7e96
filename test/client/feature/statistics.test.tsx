import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { toTicks } from "../../../client/feature/statistics/scale.ts";
import { StatisticsPage } from "../../../client/page/statistics.tsx";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

const bucket = (day: number, parts: object = {}) => ({
  from: `2026-11-0${day}T00:00:00.000Z`,
  to: `2026-11-0${day + 1}T00:00:00.000Z`,
  made: 0,
  becameAvailable: 0,
  states: [],
  ...parts,
});

const PERIOD = {
  since: "2026-11-01T00:00:00.000Z",
  timeline: [
    bucket(1, { made: 4, becameAvailable: 1, states: [{ state: "DOWNLOADING", count: 3 }] }),
    bucket(2, {
      made: 3,
      becameAvailable: 2,
      states: [
        { state: "DOWNLOADING", count: 4 },
        { state: "UNAIRED", count: 2 },
        { state: "AVAILABLE", count: 40 },
      ],
    }),
  ],
  stages: [
    { state: "REQUESTED", samples: 12, medianSeconds: 600, p90Seconds: 7_200 },
    { state: "IMPORTING", samples: 3, medianSeconds: null, p90Seconds: null },
  ],
  timeByService: [
    { key: "radarr-4k", seconds: 36_000, samples: 9 },
    { key: null, seconds: 1_800, samples: 6 },
  ],
  timeByIndexer: [{ key: "Nyaa", seconds: 5_400, samples: 5 }],
  timeByType: [],
};
const EMPTY = {
  ...PERIOD,
  timeline: [bucket(1)],
  stages: [],
  timeByService: [],
  timeByIndexer: [],
};

const FORECAST = {
  atRequest: { share: 0.82, scored: 50 },
  atGrab: { share: 1, scored: 4 },
};

function createTracker(period: object) {
  const days: unknown[] = [];
  const tracker = createFakeTracker({
    Statistics: (variables) => {
      days.push(variables["days"]);
      return { stats: { period, forecast: FORECAST } };
    },
  });
  return { tracker, days };
}

const cardOf = (title: string) =>
  within(screen.getByText(title, { selector: "b" }).closest("section") ?? document.body);
const rowsOf = (title: string) =>
  cardOf(title)
    .getAllByRole("row", { hidden: true })
    .map((row) => [...row.children].map((cell) => cell.textContent));

it("says the same in each chart and its table", async () => {
  const { tracker } = createTracker(PERIOD);
  renderPage(StatisticsPage, tracker);
  await screen.findByText("Made and ready");
  expect(rowsOf("Made and ready")).toEqual([
    ["Days", "Made", "Ready"],
    ["1 Nov", "4", "1"],
    ["2 Nov", "3", "2"],
  ]);
  // What is ready would only rise.
  expect(rowsOf("On their way")).toEqual([
    ["Days", "Not out yet", "Downloading"],
    ["1 Nov", "0", "3"],
    ["2 Nov", "2", "4"],
  ]);
  expect(rowsOf("Time in each stage")).toEqual([
    ["Stage", "Half of them", "Nine of ten", "Requests"],
    ["Requested", "10 min", "2 h", "12"],
    ["Importing", "too few", "too few", "3"],
  ]);
  expect(rowsOf("Time by service").slice(1)).toEqual([
    ["Radarr 4K", "10 h", "9"],
    ["All others", "30 min", "6"],
  ]);
  const section = screen.getByText("On their way").closest("section");
  const boxes = [...(section?.querySelectorAll("rect:not(.chart-hit)") ?? [])].map((box) => [
    box.getAttribute("x"),
    box.getAttribute("height"),
  ]);
  expect(boxes).toEqual([
    ["0.12", "3"],
    ["1.12", "2"],
    ["1.12", "4"],
  ]);
});

it("says that there are too few cases instead of drawing them", async () => {
  const { tracker } = createTracker(PERIOD);
  renderPage(StatisticsPage, tracker);
  await screen.findByText("Time by type");
  expect(cardOf("Time by type").getByText(/too few to say/)).toBeTruthy();
  expect(cardOf("Time by type").queryByRole("table", { hidden: true })).toBeNull();
  expect(screen.queryByText("Importing", { selector: ".bars-name" })).toBeNull();
});

it("keeps the period in the address", async () => {
  const { tracker, days } = createTracker(PERIOD);
  const { address } = renderPage(StatisticsPage, tracker, "/statistics?days=365", "/statistics");
  await screen.findByText("Made and ready");
  expect(days).toEqual([365]);
  fireEvent.click(screen.getByLabelText("All"));
  await waitFor(() => expect(days).toEqual([365, null]));
  expect(address()).toBe("/statistics?days=all");
});

it("is honest about an empty tracker, and about who may see it", async () => {
  const { tracker } = createTracker(EMPTY);
  renderPage(StatisticsPage, tracker);
  expect(await screen.findByText("Nothing to count yet")).toBeTruthy();
  const other = createTracker(PERIOD);
  renderPage(StatisticsPage, other.tracker, "/", "*", "REQUESTER");
  expect(await screen.findByText("Statistics are about all requests")).toBeTruthy();
  expect(other.days).toEqual([]);
});

it("leaves indexers out for viewers", async () => {
  const { tracker } = createTracker(PERIOD);
  renderPage(StatisticsPage, tracker, "/", "*", "VIEWER");
  await screen.findByText("Time by service");
  expect(screen.queryByText("Time by indexer")).toBeNull();
});

it("draws scales of whole numbers", () => {
  expect(toTicks(0)).toEqual([0, 1]);
  expect(toTicks(3)).toEqual([0, 1, 2, 3]);
  expect(toTicks(17)).toEqual([0, 5, 10, 15, 20]);
  expect(toTicks(1_200)).toEqual([0, 500, 1_000, 1_500]);
});
