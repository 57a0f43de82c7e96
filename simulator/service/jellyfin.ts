import { get, post, remove, type Answer, type Call, type Route } from "../http/router.ts";
import type { Library, LibraryName } from "../world/library-model.ts";
import { dropLost, dropItem, pickUp, restartScan, scanLibrary } from "../world/library.ts";
import { findShokoFile } from "../world/shoko.ts";
import type { World } from "../world/world.ts";
import { JELLYFIN_SERVER_IDS, type ServiceContext } from "./context.ts";
import { dtosOfShow, listDtos, listTopDtos, type ItemDto } from "./jellyfin-item.ts";
import { listLibraries, seriesItemId } from "./jellyfin-library.ts";
import { tokenOf, type JellyfinSessions } from "./jellyfin-session.ts";
import { listStubs } from "./jellyfin-stub.ts";
import { SCAN_TASK_ID, scheduledTasks } from "./jellyfin-task.ts";

const PUBLIC_PATHS = [
  "/system/info/public",
  "/health",
  "/users/authenticatebyname",
  "/users/authenticatewithquickconnect",
  "/quickconnect/enabled",
  "/quickconnect/initiate",
  "/quickconnect/connect",
];
/** Path notifications wait until the folder has been quiet for this long. */
const MONITOR_DELAY_SECONDS = 60;

export function jellyfinGuard(sessions: JellyfinSessions): (call: Call) => Answer | null {
  return ({ path, headers }) => {
    if (PUBLIC_PATHS.includes(path.toLowerCase())) return null;
    return sessions.find(tokenOf(headers)) ? null : { status: 401 };
  };
}

export function jellyfinRoutes(context: ServiceContext, name: LibraryName): Route[] {
  const { world } = context;
  const library = world.libraries[name];
  return [
    get("/System/Info/Public", () => ({ json: publicInfo(context, name) })),
    get("/health", () => ({ text: "Healthy" })),
    get("/System/Info", () => ({
      json: {
        ...publicInfo(context, name),
        HasPendingRestart: false,
        IsShuttingDown: false,
        SupportsLibraryMonitor: true,
        WebSocketPortNumber: 8096,
        CanSelfRestart: true,
        CanLaunchWebBrowser: false,
        HasUpdateAvailable: false,
      },
    })),
    get("/Items", ({ query }) => ({ json: pageOf(listItems(world, library, query), query) })),
    get("/Items/:id", ({ params }) => {
      const [item] = dtosOfIds(world, library, [normalId(params["id"] ?? "")]);
      return item ? { json: item } : { status: 404 };
    }),
    remove("/Items", ({ query }) => deleteItems(world, library, query.list("ids"))),
    remove("/Items/:id", ({ params }) => deleteItems(world, library, [params["id"] ?? ""])),
    get("/Shows/:id/Episodes", ({ params, query }) =>
      listEpisodes(world, library, normalId(params["id"] ?? ""), query),
    ),
    get("/ScheduledTasks", () => ({ json: scheduledTasks(world, library) })),
    post("/ScheduledTasks/Running/:id", ({ params }) => {
      if (params["id"] !== SCAN_TASK_ID) return { status: 404 };
      scanLibrary(world, { library: name });
      return { status: 204 };
    }),
    post("/Library/Refresh", () => {
      restartScan(world, name);
      return { status: 204 };
    }),
    get("/Library/VirtualFolders", () => ({
      json: listLibraries(world).map((folder) => ({
        Name: folder.name,
        Locations: folder.locations,
        CollectionType: folder.collectionType,
        LibraryOptions: { Enabled: true, EnableRealtimeMonitor: true },
        ItemId: folder.id,
        PrimaryImageItemId: folder.id,
        RefreshStatus: library.scan ? "Active" : "Idle",
      })),
    })),
    post("/Library/Media/Updated", ({ body }) => {
      const paths = updatedPaths(body);
      if (paths === null) return { status: 400 };
      // Shokofin keeps notifications away from its own libraries.
      const isNotified = (path: string) => paths.some((notified) => path.startsWith(notified));
      world.clock.after(MONITOR_DELAY_SECONDS, () => {
        dropLost(world, library, isNotified);
        pickUp(world, (file) => file.title.anidbId === undefined && isNotified(file.path), 1, name);
      });
      return { status: 204 };
    }),
  ];
}

function publicInfo({ urls, world }: ServiceContext, name: LibraryName) {
  return {
    LocalAddress: urls[name],
    ServerName: name === "jellyfin" ? "homelab" : "cabin",
    Version: world.setUp.jellyfinVersion ?? "10.11.11",
    ProductName: "Jellyfin Server",
    OperatingSystem: "",
    Id: JELLYFIN_SERVER_IDS[name],
    StartupWizardCompleted: true,
  };
}

/** Ids are accepted with or without dashes. */
function normalId(id: string): string {
  return id.replace(/-/g, "").toLowerCase();
}

function listItems(world: World, library: Library, query: Call["query"]): ItemDto[] {
  const types = query.list("IncludeItemTypes").map((type) => type.toLowerCase());
  const ids = query.list("ids").map(normalId);
  const words = query.text("searchTerm")?.toLowerCase() ?? "";
  const years = query.list("years");
  const savedSince = new Date(query.text("minDateLastSaved") ?? 0);
  // Without Recursive only the libraries themselves would be listed; a query by id does not need it.
  if (ids.length === 0 && !query.flag("Recursive")) return [];
  const items = dtosOf(world, library, types, ids)
    .filter((item) => types.length === 0 || types.includes(item.Type.toLowerCase()))
    .filter((item) => item.Name.toLowerCase().includes(words))
    .filter((item) => years.length === 0 || years.includes(String(item.ProductionYear)))
    .filter((item) => !item.DateCreated || new Date(item.DateCreated) >= savedSince)
    .filter((item) => isMissingMatches(item, query));
  return sorted(items, query).map((item) => withFields(item, query));
}

function dtosOf(
  world: World,
  library: Library,
  types: readonly string[],
  ids: readonly string[],
): ItemDto[] {
  if (ids.length > 0) return dtosOfIds(world, library, ids);
  const isTop = types.length > 0 && !types.includes("episode");
  return [
    ...(isTop ? listTopDtos(world, library) : listDtos(world, library)),
    ...listStubs(library),
  ];
}

function dtosOfIds(world: World, library: Library, ids: readonly string[]): ItemDto[] {
  const shows = [...library.shows].filter(
    ([show, items]) =>
      ids.includes(seriesItemId(show)) || [...items].some(({ id }) => ids.includes(id)),
  );
  return [
    ...shows.flatMap(([show]) => dtosOfShow(world, library, show)),
    ...listStubs(library),
  ].filter(({ Id }) => ids.includes(Id));
}

/** An item cannot be deleted alone: its file is deleted from disk, or the link that Shokofin made. */
function deleteItems(world: World, library: Library, ids: readonly string[]): Answer {
  const wanted = ids.map(normalId);
  const items = [...library.shows].flatMap(([show, shown]) =>
    [...shown].filter(({ id }) => wanted.includes(id) || wanted.includes(seriesItemId(show))),
  );
  if (items.length === 0) return { status: 404 };
  for (const item of items) {
    library.deletedPaths.push(item.file.path);
    if (!findShokoFile(world, item.file)) world.disk.remove(item.file);
    dropItem(world, library, item);
  }
  return { status: 204 };
}

function listEpisodes(
  world: World,
  library: Library,
  seriesId: string,
  query: Call["query"],
): Answer {
  const show = [...library.shows.keys()].find((key) => seriesItemId(key) === seriesId);
  const known = [
    ...(show === undefined ? [] : dtosOfShow(world, library, show)),
    ...listStubs(library),
  ].filter((item) => item.Id === seriesId || item.SeriesId === seriesId);
  if (known.length === 0) return { status: 404 };
  const season = query.text("season");
  const episodes = known
    .filter((item) => item.Type === "Episode")
    .filter((item) => season === null || String(item.ParentIndexNumber) === season)
    .filter((item) => isMissingMatches(item, query))
    .map((item) => withFields(item, query));
  return { json: pageOf(episodes, query) };
}

/** With an API key, virtual (missing) episodes are included unless excluded. */
function isMissingMatches(item: ItemDto, query: Call["query"]): boolean {
  const isMissing = query.text("isMissing")?.toLowerCase();
  return isMissing === undefined || (isMissing === "true") === (item.LocationType === "Virtual");
}

function sorted(items: ItemDto[], query: Call["query"]): ItemDto[] {
  const key = query.list("SortBy")[0];
  const rank = (item: ItemDto) =>
    key === "DateCreated" ? (item.DateCreated ?? "") : item.Name.toLowerCase();
  const ascending = items.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
  return query.text("SortOrder") === "Descending" ? ascending.toReversed() : ascending;
}

/** Costly fields are returned only when requested by name. */
function withFields(item: ItemDto, query: Call["query"]): ItemDto {
  const asked = query.list("Fields").map((field) => field.toLowerCase());
  const { Path, ProviderIds, MediaSources, DateCreated, ...rest } = item;
  return {
    ...rest,
    ...(asked.includes("path") && Path !== undefined ? { Path } : {}),
    ...(asked.includes("providerids") ? { ProviderIds } : {}),
    ...(asked.includes("mediasources") && MediaSources !== undefined ? { MediaSources } : {}),
    ...(asked.includes("datecreated") && DateCreated !== undefined ? { DateCreated } : {}),
  };
}

function pageOf(items: readonly ItemDto[], query: Call["query"]) {
  const start = query.number("StartIndex", 0);
  const limit = query.number("Limit", items.length);
  const isCounted = query.text("EnableTotalRecordCount")?.toLowerCase() !== "false";
  return {
    Items: items.slice(start, start + limit),
    TotalRecordCount: isCounted ? items.length : 0,
    StartIndex: start,
  };
}

function updatedPaths(body: string): string[] | null {
  try {
    const parsed = JSON.parse(body) as { Updates?: { Path?: unknown }[] };
    return (parsed.Updates ?? []).flatMap(({ Path }) => (typeof Path === "string" ? [Path] : []));
  } catch {
    return null;
  }
}
