import { cleanup, fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import { type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { matchPath } from "../../../client/lib/path-pattern.ts";
import { useQuery } from "../../../client/lib/query.ts";
import { RouterContext, createRouter, useRouter } from "../../../client/lib/router.ts";
import { A } from "../../../client/ui/link.tsx";

const scrollTo = vi.fn<(x: number, y: number) => void>();

beforeEach(() => {
  scrollTo.mockClear();
  sessionStorage.clear();
  vi.stubGlobal("scrollTo", scrollTo);
});

function List(): JSX.Element {
  const query = useQuery<"q" | "sort">();
  return (
    <>
      <h1>List {query.get("q")}</h1>
      <A href="/item/a%2Fb">Item</A>
      <A href="/item/1" keepsPlace>
        Kept
      </A>
      <A href="/">Home</A>
      <a href="/base/api" rel="external">
        API
      </a>
      <a href="/elsewhere">Elsewhere</a>
      <button onClick={() => query.set({ q: "x" })}>Search</button>
      <button onClick={() => query.set({ q: null, sort: "title" }, { replace: true })}>Sort</button>
    </>
  );
}

function Item(): JSX.Element {
  const router = useRouter();
  return <h1>Item {router.params()["id"]}</h1>;
}

const preload = vi.fn<() => void>();

function open(address: string) {
  onTestFinished(cleanup);
  history.pushState(null, "", address);
  const left: (string | null)[] = [];
  let prevents = false;
  function App(): JSX.Element {
    const router = createRouter("/base", [
      { path: "/", page: List },
      { path: "/item/:id", page: Object.assign(Item, { preload }) },
    ]);
    router.onLeave((leave) => {
      left.push(leave.to);
      if (prevents) leave.preventDefault();
    });
    return (
      <RouterContext.Provider value={router}>
        <Show when={router.route()} keyed fallback="Not found">
          {({ page }) => <Dynamic component={page} />}
        </Show>
      </RouterContext.Provider>
    );
  }
  render(() => <App />);
  return { left, prevent: () => (prevents = true) };
}

const heading = (name: string) => screen.findByRole("heading", { name });
const link = (name: string) => screen.getByRole("link", { name });
const address = () => location.pathname + location.search;

it.each([
  ["/request/:id", "/request/7", { id: "7" }],
  ["/request/:id", "/request/7/", { id: "7" }],
  ["/request/:id", "/request/a%2Fb", { id: "a/b" }],
  ["/request/:id", "/request/%", { id: "%" }],
  ["/request/:id", "/Request/Seven", { id: "Seven" }],
  ["/request/:id", "/request", null],
  ["/request/:id", "/request/", null],
  ["/request/:id", "/request/7/more", null],
  ["/", "/", {}],
  ["/", "/other", null],
])("compares %s with %s", (pattern, path, params) => {
  expect(matchPath(pattern, path)).toEqual(params);
});

it("follows the links of the app, back and forward, each at its place", async () => {
  const { left } = open("/base/");
  await heading("List");
  expect(link("Home").getAttribute("aria-current")).toBe("page");
  expect(link("Item").getAttribute("href")).toBe("/base/item/a%2Fb");
  vi.stubGlobal("scrollY", 700);
  fireEvent.click(link("Item"));
  await heading("Item a/b");
  expect(address()).toBe("/base/item/a%2Fb");
  expect(scrollTo).toHaveBeenLastCalledWith(0, 0);
  vi.stubGlobal("scrollY", 30);
  history.back();
  await heading("List");
  expect(scrollTo).toHaveBeenLastCalledWith(0, 700);
  history.forward();
  await heading("Item a/b");
  expect(scrollTo).toHaveBeenLastCalledWith(0, 30);
  expect(left).toEqual(["/base/item/a%2Fb", null, null]);
});

it("keeps the place where a link asks for it", async () => {
  open("/base/");
  fireEvent.click(link("Kept"));
  await heading("Item 1");
  expect(scrollTo).not.toHaveBeenCalled();
});

it("leaves to the browser what leads elsewhere, or is opened beside", () => {
  open("/base/");
  const isFollowed = (name: string, init: MouseEventInit = {}) => {
    let wasPrevented = false;
    const look = (event: Event) => {
      wasPrevented = event.defaultPrevented;
      // jsdom cannot open another page.
      event.preventDefault();
    };
    addEventListener("click", look, { once: true });
    fireEvent.click(link(name), init);
    return wasPrevented;
  };
  expect(isFollowed("API")).toBe(false);
  expect(isFollowed("Elsewhere")).toBe(false);
  expect(isFollowed("Item", { ctrlKey: true })).toBe(false);
  expect(isFollowed("Item", { button: 1 })).toBe(false);
  expect(isFollowed("Item")).toBe(true);
});

it("stays if whoever listens prevents it", async () => {
  const { left, prevent } = open("/base/");
  prevent();
  fireEvent.click(link("Item"));
  await waitFor(() => expect(left).toEqual(["/base/item/a%2Fb"]));
  expect(address()).toBe("/base/");
});

it("changes the query of the address in place, or as a step of its own", async () => {
  open("/base/?q=a");
  await heading("List a");
  const steps = history.length;
  fireEvent.click(screen.getByRole("button", { name: "Search" }));
  await heading("List x");
  expect(address()).toBe("/base/?q=x");
  expect(history.length).toBe(steps + 1);
  fireEvent.click(screen.getByRole("button", { name: "Sort" }));
  await heading("List");
  expect(address()).toBe("/base/?sort=title");
  expect(history.length).toBe(steps + 1);
  expect(scrollTo).not.toHaveBeenCalled();
});

it("loads a page early whose link is near, and knows what it has no page for", () => {
  open("/base/");
  expect(preload).not.toHaveBeenCalled();
  fireEvent.pointerOver(link("Kept"));
  expect(preload).toHaveBeenCalledTimes(1);
  cleanup();
  open("/base/nothing");
  expect(screen.getByText("Not found")).toBeTruthy();
});
