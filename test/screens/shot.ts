import type { Page } from "playwright-core";
import type { Role } from "../../server/domain/role.ts";
import { type FrozenDemo, UNRECOGNISED } from "./world.ts";

/** A picture of the app: a page, or a dialog on it. */
export interface Shot {
  /** For the name of its file. */
  readonly name: string;
  /** The route of the client that it shows, as the client declares it. */
  readonly route: string;
  /** The role of the viewer; null: nobody is signed in. */
  readonly role: Role | null;
  /** The address; default: the route. */
  readonly path?: (demo: FrozenDemo) => string | Promise<string>;
  /** A text that is there once the page has loaded. */
  readonly shows: string | RegExp;
  /** Opens what the picture is of. */
  readonly open?: (page: Page) => Promise<void>;
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();

async function openDialog(page: Page, name: string | RegExp): Promise<void> {
  await button(page, name).click();
  await page.locator("dialog[open]").waitFor();
}

/** Within the open dialog, so that it does not press what is behind it. */
const inDialog = (page: Page, name: string | RegExp) =>
  page.locator("dialog[open]").getByRole("button", { name }).first();

function ofRequest(
  name: string,
  title: string,
  more: Partial<Pick<Shot, "role" | "path" | "open">> = {},
): Shot {
  return {
    name,
    route: "/request/:id",
    role: "ADMIN",
    path: async (demo) => `/request/${await demo.requestId(title)}`,
    shows: title,
    ...more,
  };
}

const HOME = { route: "/", role: "ADMIN", shows: "Night Ferry" } as const;

const SERVICES = { route: "/services", role: "ADMIN", shows: "Jellyfin" } as const;

/** Every page of the app in the states that matter, and every dialog. A route that is missing fails a test. */
export const SHOTS: readonly Shot[] = [
  { ...HOME, name: "home" },
  { ...HOME, name: "home-requester", role: "REQUESTER", shows: /Yours/ },
  { ...HOME, name: "home-viewer", role: "VIEWER" },
  { ...HOME, name: "home-all", path: () => "/?show=all", shows: "Lycoris Recoil" },
  { ...HOME, name: "home-search", path: () => "/?q=ferry" },
  {
    ...HOME,
    name: "home-no-results",
    path: () => "/?q=nothing+has+this+name",
    shows: /No results/,
  },
  {
    ...HOME,
    name: "menu",
    open: async (page) => {
      await button(page, /Account menu/).click();
      await page.getByRole("link", { name: "Audit log" }).waitFor();
    },
  },
  {
    ...HOME,
    name: "shortcuts",
    open: async (page) => {
      await page.keyboard.press("?");
      await page.locator("dialog[open]").waitFor();
    },
  },
  {
    ...HOME,
    name: "home-filters",
    open: async (page) => {
      await button(page, "Filter").click();
      await page.getByLabel("Requested by").waitFor();
    },
  },
  {
    ...HOME,
    name: "home-selection",
    open: async (page) => {
      await button(page, "Select").click();
      await page.getByRole("checkbox").first().check();
      await page.getByText("1 selected").waitFor();
    },
  },
  ofRequest("request-downloading", "Lycoris Recoil"),
  ofRequest("request-airing", "The Tidewater Index"),
  ofRequest("request-blocked", "Night Ferry"),
  ofRequest("request-stalled", "The Glass Estuary"),
  ofRequest("request-undecided", "A Theory of Rain"),
  ofRequest("request-finished", "Silent Harbour"),
  ofRequest("request-of-requester", "Night Ferry", { role: "REQUESTER" }),
  ofRequest("episode", "Lycoris Recoil", {
    open: async (page) => {
      await page.locator("button.episode").nth(2).click();
      await page.locator("dialog[open]").waitFor();
    },
  }),
  ofRequest("delete", "Lycoris Recoil", { open: (page) => openDialog(page, /^Delete/) }),
  ofRequest("share", "Lycoris Recoil", { open: (page) => openDialog(page, "Share") }),
  ofRequest("share-code", "Lycoris Recoil", {
    path: async (demo) => {
      await demo.share("Lycoris Recoil");
      return `/request/${await demo.requestId("Lycoris Recoil")}`;
    },
    open: async (page) => {
      await openDialog(page, "Share");
      await inDialog(page, "QR code").click();
      await page.getByRole("img", { name: /^QR code/ }).waitFor();
    },
  }),
  ofRequest("tape", "Lycoris Recoil", {
    open: async (page) => {
      await button(page, "More actions").click();
      await openDialog(page, "Export for a bug report");
    },
  }),
  ofRequest("evidence", "Silent Harbour", {
    open: async (page) => {
      await openDialog(page, /^Evidence: /);
      await page.locator("dialog[open] pre").first().waitFor();
    },
  }),
  ofRequest("choose-release", "The Glass Estuary", {
    open: async (page) => {
      await button(page, "More actions").click();
      await openDialog(page, "Choose a release");
      await page.getByText(/^\d+ releases, listed/).waitFor();
    },
  }),
  ofRequest("link-file", UNRECOGNISED, {
    open: async (page) => {
      await openDialog(page, "Link in Shoko");
      await page.getByLabel("Link as").waitFor();
    },
  }),
  ofRequest("decline", "A Theory of Rain", {
    open: async (page) => {
      await button(page, "Decline").click();
      await page.getByLabel(/^Reason/).waitFor();
    },
  }),
  {
    name: "request-not-found",
    route: "/request/:id",
    role: "ADMIN",
    path: () => "/request/none",
    shows: "Request not found",
  },
  { name: "upcoming", route: "/upcoming", role: "ADMIN", shows: "The Tidewater Index" },
  {
    name: "upcoming-month",
    route: "/upcoming",
    role: "ADMIN",
    path: () => "/upcoming?view=month",
    shows: "The Tidewater Index",
  },
  {
    name: "upcoming-subscribe",
    route: "/upcoming",
    role: "ADMIN",
    shows: "The Tidewater Index",
    open: async (page) => {
      await openDialog(page, "Subscribe to this calendar");
      // An earlier picture has created the address, which is shown only once.
      await inDialog(page, /^(Create address|New address instead of this one)$/).click();
      await inDialog(page, /^(Replace the address|Copy)$/).click();
      await page.getByText("Copy the address now").waitFor();
    },
  },
  {
    name: "upcoming-empty",
    route: "/upcoming",
    role: "ADMIN",
    path: () => "/upcoming?date=1999-01-01",
    shows: /Nothing is released/,
  },
  { name: "statistics", route: "/statistics", role: "ADMIN", shows: "Time in each stage" },
  {
    name: "statistics-table",
    route: "/statistics",
    role: "VIEWER",
    shows: "Time in each stage",
    open: async (page) => {
      for (const summary of await page.getByText("Show as a table").all()) await summary.click();
    },
  },
  { name: "inbox", route: "/inbox", role: "ADMIN", shows: /Sonarr/ },
  { name: "deletions", route: "/deletions", role: "ADMIN", shows: "Deletions" },
  { ...SERVICES, name: "services" },
  { ...SERVICES, name: "add-service", open: (page) => openDialog(page, "Add service") },
  {
    ...SERVICES,
    name: "service-form",
    open: async (page) => {
      await openDialog(page, "Add service");
      await inDialog(page, /^Plex/).click();
      await page.getByLabel("URL", { exact: true }).waitFor();
    },
  },
  {
    ...SERVICES,
    name: "edit-service",
    route: "/services/:id",
    path: (demo) => `/services/${demo.ownService}`,
    shows: "Transmission",
    open: (page) => openDialog(page, "Edit"),
  },
  {
    name: "service",
    route: "/services/:id",
    role: "ADMIN",
    path: () => "/services/sonarr",
    shows: "Sonarr",
  },
  { name: "settings", route: "/settings", role: "ADMIN", shows: "Settings" },
  { name: "log", route: "/log", role: "ADMIN", shows: "Log" },
  { name: "doctor", route: "/doctor", role: "ADMIN", shows: "Doctor" },
  { name: "about", route: "/about", role: "ADMIN", shows: "About" },
  { name: "welcome", route: "/welcome", role: "ADMIN", shows: "Seerr" },
  { name: "account", route: "/account", role: "ADMIN", shows: "Mika" },
  {
    name: "new-token",
    route: "/account",
    role: "ADMIN",
    shows: "Mika",
    open: async (page) => {
      await button(page, "Create token").click();
      await page.getByLabel("Expires after").waitFor();
    },
  },
  { name: "account-requester", route: "/account", role: "REQUESTER", shows: "Ada" },
  { name: "notifications", route: "/notifications", role: "REQUESTER", shows: "Caught up" },
  {
    name: "add-channel",
    route: "/notifications",
    role: "ADMIN",
    shows: "Caught up",
    open: async (page) => {
      await openDialog(page, "Add channel");
      await inDialog(page, "ntfy").click();
      await page.getByLabel("Topic").waitFor();
    },
  },
  { name: "people", route: "/people", role: "ADMIN", shows: "Mika" },
  {
    name: "invite",
    route: "/people",
    role: "ADMIN",
    shows: "Mika",
    open: (page) => openDialog(page, /^Invite/),
  },
  {
    name: "person",
    route: "/people",
    role: "ADMIN",
    shows: "Mika",
    open: (page) => openDialog(page, "Manage Ada"),
  },
  {
    name: "remove-person",
    route: "/people",
    role: "ADMIN",
    shows: "Mika",
    open: async (page) => {
      await openDialog(page, "Manage Ada");
      await inDialog(page, "Remove…").click();
      await page.getByRole("group", { name: "Remove Ada?" }).waitFor();
    },
  },
  { name: "audit", route: "/audit", role: "ADMIN", shows: "Audit log" },
  { name: "admins-only", route: "/inbox", role: "VIEWER", shows: /Only an admin/ },
  { name: "not-found", route: "*", role: "ADMIN", path: () => "/nowhere", shows: /not found/i },
  { name: "sign-in", route: "/", role: null, shows: "Password" },
  {
    name: "quick-connect",
    route: "/",
    role: null,
    shows: "Password",
    open: async (page) => {
      await page.getByRole("radio", { name: "Jellyfin" }).check();
      await button(page, "Use Quick Connect").click();
      await page.locator(".quick-code").waitFor();
    },
  },
  {
    name: "shared",
    route: "/s/:token",
    role: null,
    path: (demo) => demo.share("Lycoris Recoil"),
    shows: "Lycoris Recoil",
  },
  {
    name: "shared-revoked",
    route: "/s/:token",
    role: null,
    path: () => `/s/${"x".repeat(43)}`,
    shows: /does not work/,
  },
  {
    name: "invitation",
    route: "/invitation/:token",
    role: null,
    path: () => `/invitation/${"x".repeat(43)}`,
    shows: /invitation/i,
  },
];

/** What a tracker shows before its first admin exists. */
export const SET_UP_SHOT: Shot = { name: "set-up", route: "/", role: null, shows: "Setup code" };

/** The pictures of README, in `docs`. */
export const README_PICTURES = [
  { file: "screen-list.webp", name: "home", frame: { width: 1440, scheme: "dark" } },
  {
    file: "screen-request.webp",
    name: "request-downloading",
    frame: { width: 1440, scheme: "dark" },
  },
  { file: "screen-upcoming.webp", name: "upcoming", frame: { width: 1440, scheme: "light" } },
  { file: "screen-phone.webp", name: "request-airing", frame: { width: 390, scheme: "dark" } },
] as const;
