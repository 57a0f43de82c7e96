import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import type { LogLine } from "../../../client/feature/log/document.ts";
import { LogPage } from "../../../client/page/log.tsx";
import { ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

const lineOf = (parts: Partial<LogLine>): LogLine => ({
  id: "1",
  at: "2025-11-22T12:40:07Z",
  level: "INFO",
  message: "ready",
  fields: null,
  ...parts,
});

function open({ path = "/log", isRefused = false } = {}) {
  const asked: unknown[] = [];
  const tracker = createFakeTracker({
    Log: (variables) => {
      asked.push(variables);
      return {
        logLevel: "INFO",
        logLines: [
          lineOf({}),
          lineOf({ id: "2", level: "WARN", message: "poll failed", fields: { service: "sonarr" } }),
        ],
      };
    },
    SetLogLevel: ({ level }) => {
      if (isRefused) throw new ApiError("UNAVAILABLE", "The database is locked.");
      asked.push(level);
      return { setLogLevel: level };
    },
  });
  const { address } = renderPage(LogPage, tracker, path, "/log");
  return { tracker, asked, address };
}

const messages = () => screen.getAllByRole("listitem").map((item) => item.textContent);

it("shows the lines newest first, and adds new ones at the top", async () => {
  const { tracker } = open();
  await screen.findByText("poll failed");
  expect(messages()[0]).toMatch(/Warning.*poll failed/);
  expect(messages()[0]).toContain('"service": "sonarr"');
  tracker.push("LogLinesAdded", {
    logLinesAdded: [
      lineOf({ id: "2", message: "seen before" }),
      lineOf({ id: "3", message: "new" }),
    ],
  });
  expect(await screen.findByText("new")).toBeTruthy();
  expect(messages()[0]).toMatch(/new$/);
  expect(screen.queryByText("seen before")).toBeNull();
});

it("keeps the least important level that is shown in the address", async () => {
  const { tracker, asked, address } = open({ path: "/log?level=warn" });
  await screen.findByText("poll failed");
  expect(asked).toEqual([{ minLevel: "WARN" }]);
  tracker.push("LogLinesAdded", { logLinesAdded: [lineOf({ id: "3", message: "only info" })] });
  tracker.push("LogLinesAdded", {
    logLinesAdded: [lineOf({ id: "4", level: "ERROR", message: "an error" })],
  });
  expect(await screen.findByText("an error")).toBeTruthy();
  expect(screen.queryByText("only info")).toBeNull();
  fireEvent.change(screen.getByLabelText("Show from"), { target: { value: "ERROR" } });
  await waitFor(() => expect(address()).toBe("/log?level=error"));
});

it("changes the level of the log, and says why it could not", async () => {
  const { asked } = open();
  const select = await screen.findByLabelText<HTMLSelectElement>(/^Log level/);
  expect(within(select).getByRole("option", { name: "Info" })).toHaveProperty("selected", true);
  fireEvent.change(select, { target: { value: "DEBUG" } });
  await waitFor(() => expect(asked.at(-1)).toBe("DEBUG"));
});

it("says why the level could not be changed", async () => {
  open({ isRefused: true });
  fireEvent.change(await screen.findByLabelText(/^Log level/), { target: { value: "DEBUG" } });
  expect(await screen.findByText("The database is locked.")).toBeTruthy();
});
