import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { afterEach, expect, it, onTestFinished } from "vitest";
import type { InboxDelivery } from "../../../client/feature/inbox/document.ts";
import { InboxPage } from "../../../client/page/inbox.tsx";
import { type Answer, ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { switchLanguage } from "../support/language.ts";

afterEach(() => switchLanguage("en"));

const deliveryOf = (parts: Partial<InboxDelivery>): InboxDelivery => ({
  id: "1",
  service: "sonarr",
  kind: "SONARR",
  event: "Download",
  receivedAt: "2025-11-22T12:40:00Z",
  status: "APPLIED",
  hadEffect: true,
  message: null,
  messageCode: null,
  messageParams: null,
  subject: null,
  ...parts,
});

const importOf = (number: number): InboxDelivery =>
  deliveryOf({
    id: String(number),
    receivedAt: `2025-11-22T12:40:0${number}Z`,
    subject: {
      title: "Lycoris Recoil",
      year: 2022,
      episodes: [{ season: 1, number }],
      request: { id: "r1" },
    },
  });

function open(
  deliveries: readonly InboxDelivery[],
  { path = "/inbox", answers = {} }: { path?: string; answers?: Record<string, Answer> } = {},
) {
  const filters: unknown[] = [];
  const tracker = createFakeTracker({
    Inbox: ({ filter }) => {
      filters.push(filter);
      const pageInfo = { hasNextPage: false, endCursor: null };
      return { deliveries: { nodes: deliveries, pageInfo, totalCount: deliveries.length } };
    },
    InboxServices: () => ({
      services: [
        { slug: "sonarr", name: "Sonarr", webhook: { canRegister: true } },
        { slug: "qbittorrent", name: "qBittorrent", webhook: null },
      ],
    }),
    ...answers,
  });
  const { address } = renderPage(InboxPage, tracker, path, "/inbox");
  return { tracker, filters, address };
}

it("says what a webhook was about first, then the service and its event in words", async () => {
  open([
    importOf(3),
    deliveryOf({
      id: "2",
      service: "seerr",
      kind: "SEERR",
      event: "MEDIA_APPROVED",
      receivedAt: "2025-11-22T12:30:00Z",
      subject: { title: "Dune", year: 2021, episodes: [], request: null },
    }),
    deliveryOf({
      id: "1",
      event: "Test",
      status: "IGNORED",
      hadEffect: false,
      message: "a test message",
      receivedAt: "2025-11-22T12:20:00Z",
    }),
  ]);
  const [show, movie, test] = await screen.findAllByRole("listitem");
  expect(show?.textContent).toMatch(/Lycoris Recoil.*season 1 episode 3.*Sonarr: Imported/);
  expect(movie?.textContent).toMatch(/Dune.*2021.*Seerr: Request approved/);
  expect(test?.textContent).toMatch(/Ignored.*Test message.*Sonarr.*a test message/);
});

it("says in German what came of a webhook", async () => {
  await switchLanguage("de");
  onTestFinished(() => switchLanguage("en"));
  open([
    deliveryOf({
      status: "DUPLICATE",
      hadEffect: false,
      message: "the same as an earlier delivery, nothing new",
      messageCode: "SAME_AS_EARLIER",
      messageParams: {},
    }),
  ]);
  const item = await screen.findByRole("listitem");
  expect(item.textContent).toContain("wie ein früherer Webhook, nichts Neues");
});

it("says that nothing changed, instead of that it was applied", async () => {
  open([deliveryOf({ hadEffect: false, message: "known already" })]);
  expect(await screen.findByText("No change")).toBeTruthy();
  expect(screen.queryByText("Applied")).toBeNull();
  expect(screen.queryByText("known already")).toBeNull();
});

it("groups a burst, and opens it to its webhooks", async () => {
  open([importOf(5), importOf(4), importOf(3), deliveryOf({ id: "1", event: "Grab" })]);
  const items = await screen.findAllByRole("listitem");
  expect(items).toHaveLength(2);
  expect(items[0]?.textContent).toMatch(/season 1 episodes 3 to 5.*3 webhooks/);
  const burst = items[0]?.querySelector("details");
  if (burst == null) throw new Error("there is no burst");
  burst.open = true;
  fireEvent(burst, new Event("toggle"));
  await waitFor(() => expect(within(burst).getAllByRole("listitem")).toHaveLength(3));
});

it("groups what two services report in turn", async () => {
  const added = (number: number) => ({
    ...importOf(number),
    id: `1${number}`,
    service: "jellyfin",
    kind: "JELLYFIN" as const,
    event: "ItemAdded",
  });
  open([added(4), importOf(4), added(3), importOf(3)]);
  const items = await screen.findAllByRole("listitem");
  expect(items.map((item) => item.textContent)).toEqual([
    expect.stringMatching(/episodes 3 and 4.*Jellyfin: Added to the library.*2 webhooks/),
    expect.stringMatching(/episodes 3 and 4.*Sonarr: Imported.*2 webhooks/),
  ]);
});

it("keeps search, service and outcome in the address", async () => {
  const { filters, address } = open([importOf(1)], {
    path: "/inbox?service=sonarr&outcome=attention",
  });
  await screen.findAllByRole("listitem");
  expect(filters).toEqual([{ status: ["FAILED", "UNRECOGNISED"], service: "sonarr" }]);
  expect(await screen.findByRole("option", { name: "Sonarr" })).toHaveProperty("selected", true);
  expect(screen.queryByRole("option", { name: "qBittorrent" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: /^No effect/ }));
  await waitFor(() =>
    expect(filters.at(-1)).toEqual({
      hadEffect: false,
      status: ["APPLIED", "IGNORED", "DUPLICATE"],
      service: "sonarr",
    }),
  );
  fireEvent.change(screen.getByRole("combobox", { name: "Service" }), { target: { value: "" } });
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: "lycoris " } });
  await waitFor(() => expect(address()).toBe("/inbox?outcome=unchanged&q=lycoris"));
  await waitFor(() => expect(filters.at(-1)).toMatchObject({ search: "lycoris" }));
  expect(screen.getByRole("searchbox")).toHaveProperty("value", "lycoris ");
});

it("replays a webhook, and says what came of it", async () => {
  let status: InboxDelivery["status"] = "FAILED";
  const seen: string[] = [];
  open([deliveryOf({ status: "FAILED", hadEffect: false, message: "could not be applied" })], {
    answers: {
      InboxDelivery: () => {
        // It waits for those before it, then it is applied.
        const now = status;
        seen.push(now);
        if (status === "PENDING" && seen.length > 2) status = "APPLIED";
        const delivery = deliveryOf({ status: now, hadEffect: now === "APPLIED" });
        return { delivery: { ...delivery, payload: { eventType: "Download" }, transitions: [] } };
      },
      ReplayDelivery: () => {
        status = "PENDING";
        return { replayDelivery: { id: "1", status } };
      },
    },
  });
  const details = (await screen.findByRole("listitem")).querySelector("details");
  if (details === null) throw new Error("there is nothing to open");
  details.open = true;
  fireEvent(details, new Event("toggle"));
  fireEvent.click(await screen.findByRole("button", { name: "Replay" }));
  const result = () => within(details).getByRole("status").textContent;
  await waitFor(() => expect(result()).toMatch(/Result:.*Applied/), { timeout: 30_000 });
  expect(seen).toContain("PENDING");
  expect(screen.getByRole("button", { name: "Replay" })).toBeTruthy();
});

it("does not say that it is loading after an error", async () => {
  let isBroken = false;
  open([], {
    answers: {
      Inbox: () => {
        if (isBroken) throw new ApiError("UNAVAILABLE", "The database is locked.");
        const pageInfo = { hasNextPage: false, endCursor: null };
        return { deliveries: { nodes: [], pageInfo, totalCount: 0 } };
      },
    },
  });
  await screen.findByText("No webhooks received yet");
  isBroken = true;
  fireEvent.click(screen.getByRole("button", { name: "Needs attention" }));
  expect(await screen.findByText("The database is locked.")).toBeTruthy();
  expect(screen.queryByText("Loading…")).toBeNull();
});

it("says of a webhook that is not stored any more that it is gone", async () => {
  open([deliveryOf({})], { answers: { InboxDelivery: () => ({ delivery: null }) } });
  const details = (await screen.findByRole("listitem")).querySelector("details");
  if (details === null) throw new Error("there is nothing to open");
  details.open = true;
  fireEvent(details, new Event("toggle"));
  expect(await screen.findByText("This webhook is not stored any more.")).toBeTruthy();
  expect(screen.queryByText("Loading…")).toBeNull();
});

it("explains an empty inbox, and a filter that finds nothing", async () => {
  open([]);
  expect(await screen.findByText("No webhooks received yet")).toBeTruthy();
});

it("leads from a filter that finds nothing to everything", async () => {
  open([], { path: "/inbox?q=nothing" });
  const link = await screen.findByRole("link", { name: "Show all webhooks" });
  expect(link.getAttribute("href")).toBe("/inbox");
});

it("names its filters in the language of the page, also where the words come after the page's code", async () => {
  await switchLanguage("de");
  open([importOf(1)]);
  const filters = await screen.findByRole("group", { name: "Webhooks filtern" });
  const names = within(filters)
    .getAllByRole("button")
    .map(({ textContent }) => textContent.replace(/\d+$/, ""));
  expect(names).toEqual(["Alle", "Hat etwas geändert", "Ohne Wirkung", "Braucht Aufmerksamkeit"]);
});
