import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { beforeEach, expect, it } from "vitest";
import { readChangelog } from "../../../client/feature/about/changelog.ts";
import { VERSION, findEarlierVersion } from "../../../client/feature/about/seen-version.ts";
import { UpdateNote } from "../../../client/feature/about/update-note.tsx";
import { WhatIsNew } from "../../../client/feature/about/what-is-new.tsx";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

const VERSIONS = readChangelog(`# Changelog

## 0.10.0 (2031-05-04)

- A new calendar.

## 0.9.1 (2031-04-01)

- A better list.

## 0.9.0 (2031-03-01)

- A first page.
`);

beforeEach(() => localStorage.clear());

const openNote = (since: string) =>
  renderPage(() => <UpdateNote since={since} versions={VERSIONS} />, createFakeTracker({}));

it("says nothing to a browser that was never here, and nothing twice", () => {
  expect(findEarlierVersion()).toBeNull();
  localStorage.setItem("version", "0.0.1");
  expect(findEarlierVersion()).toBe("0.0.1");
  localStorage.setItem("version", VERSION);
  expect(findEarlierVersion()).toBeNull();
});

it("says after an update where the news are, until it is dismissed", async () => {
  localStorage.setItem("version", "0.9.0");
  openNote("0.9.0");
  expect(await screen.findByText(`Status Tracker was updated to version ${VERSION}.`)).toBeTruthy();
  const link = screen.getByRole<HTMLAnchorElement>("link", { name: "What is new" });
  expect(new URL(link.href).pathname).toBe("/about");
  expect(findEarlierVersion()).toBe("0.9.0");

  fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
  await waitFor(() => expect(screen.queryByRole("link")).toBeNull());
  expect(findEarlierVersion()).toBeNull();
});

it("says nothing of an older version, which is then the one that was seen", async () => {
  localStorage.setItem("version", "0.11.0");
  openNote("0.11.0");
  await waitFor(() => expect(findEarlierVersion()).toBeNull());
  expect(screen.queryByRole("status")).toBeNull();
});

it("opens what is new since the version that the browser showed last, once", () => {
  localStorage.setItem("version", "0.9.0");
  renderPage(() => <WhatIsNew versions={VERSIONS} />, createFakeTracker({}));
  const folded = [...document.querySelectorAll("details")].map(({ open, textContent }) => [
    textContent?.includes("0.9.1"),
    open,
  ]);
  // The newest is not folded at all.
  expect(folded).toEqual([
    [true, true],
    [false, false],
  ]);
  expect(findEarlierVersion()).toBeNull();
});
