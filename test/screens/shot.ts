import type { Page } from "playwright-core";
import type { Role } from "../../server/domain/role.ts";
import type { FrozenDemo } from "./world.ts";

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

function ofRequest(
  name: string,
  title: string,
  more: Partial<Pick<Shot, "role" | "open">> = {},
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

/** Every page of the app in the states that matter, and every dialog. A route that is missing fails a test. */
export const SHOTS: readonly Shot[] = [
  { ...HOME, name: "home" },
  { ...HOME, name: "home-requester", role: "REQUESTER", shows: /Yours/ },
  { ...HOME, name: "home-viewer", role: "VIEWER" },
  { ...HOME, name: "home-all", path: () => "/?show=all", shows: "The Glass Estuary" },
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
  { name: "services", route: "/services", role: "ADMIN", shows: "Jellyfin" },
  {
    name: "service",
    route: "/services/:id",
    role: "ADMIN",
    path: () => "/services/sonarr",
    shows: "Sonarr",
  },
  { name: "settings", route: "/settings", role: "ADMIN", shows: "Settings" },
  { name: "log", route: "/log", role: "ADMIN", shows: "Log" },
  { name: "about", route: "/about", role: "ADMIN", shows: "About" },
  { name: "welcome", route: "/welcome", role: "ADMIN", shows: "Seerr" },
  { name: "account", route: "/account", role: "ADMIN", shows: "Mika" },
  { name: "account-requester", route: "/account", role: "REQUESTER", shows: "Ada" },
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
  { name: "audit", route: "/audit", role: "ADMIN", shows: "Audit log" },
  { name: "admins-only", route: "/inbox", role: "VIEWER", shows: /Only an admin/ },
  { name: "not-found", route: "*", role: "ADMIN", path: () => "/nowhere", shows: /not found/i },
  { name: "sign-in", route: "/", role: null, shows: "Password" },
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
