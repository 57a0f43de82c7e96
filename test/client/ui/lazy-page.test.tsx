import { cleanup, render, screen } from "@solidjs/testing-library";
import { expect, it, onTestFinished, vi } from "vitest";
import { lazyPage } from "../../../client/ui/lazy-page.tsx";

const Loaded = () => <h1>The page</h1>;

it("loads a page once, when it is opened", async () => {
  onTestFinished(cleanup);
  const load = vi.fn<() => Promise<typeof Loaded>>(async () => Loaded);
  const Page = lazyPage(load);
  expect(load).not.toHaveBeenCalled();
  const first = render(() => <Page />);
  expect(screen.getByRole("status").textContent).toBe("Loading…");
  await screen.findByRole("heading", { name: "The page" });
  first.unmount();
  render(() => <Page />);
  // At once: nothing has to be loaded.
  expect(screen.getByRole("heading", { name: "The page" })).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(1);
});

it("is preloaded for a link that is hovered, unless that is of no use", async () => {
  const load = vi.fn<() => Promise<typeof Loaded>>(async () => Loaded);
  let isUseful = false;
  const Page = lazyPage(load, () => isUseful);
  Page.preload();
  expect(load).not.toHaveBeenCalled();
  isUseful = true;
  Page.preload();
  Page.preload();
  expect(load).toHaveBeenCalledTimes(1);
});

it("says that a page could not be loaded, and loads it when it is opened again", async () => {
  onTestFinished(cleanup);
  // Without a network a reload would show less than this page.
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  let isBroken = true;
  const Page = lazyPage(async () => {
    if (isBroken) throw new Error("the file is gone");
    return Loaded;
  });
  const first = render(() => <Page />);
  await screen.findByRole("heading", { name: "This page could not be loaded", level: 1 });
  expect(screen.getByRole("button", { name: "Reload" })).toBeTruthy();
  first.unmount();
  isBroken = false;
  render(() => <Page />);
  await screen.findByRole("heading", { name: "The page" });
});
