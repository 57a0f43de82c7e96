import type { Server } from "node:http";
import { posix } from "node:path";
import type { ServiceFailure } from "../failures.ts";
import type { WorldEvent } from "../world/event.ts";
import type { ShokoFile } from "../world/shoko-model.ts";
import { isBanned } from "../world/shoko.ts";
import { animeOf } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { crossReferences } from "./shoko-file.ts";
import { toQueue } from "./shoko.ts";
import { attachSignalrHub, type Feed, type HubMessage } from "./signalr-hub.ts";

export const SHOKO_HUB_PATH = "/signalr/aggregate";

/** The v5 push feed: nothing is repeated after a reconnect, and no key is required. */
export function attachShokoHub(server: Server, world: World, failure: ServiceFailure): Feed {
  const feedsOf = (search: URLSearchParams) => (search.get("feeds") ?? "").split(",");
  const hub = attachSignalrHub(server, {
    path: SHOKO_HUB_PATH,
    failure,
    isAllowed: () => true,
    welcome: (search) =>
      WELCOME.filter(({ feed }) => feedsOf(search).includes(feed)).map(
        ({ target, toBody }): HubMessage => [target, toBody(world)],
      ),
  });
  const stopListening = world.listen((event) => {
    for (const message of toPushes(world, event))
      hub.send(message, (search) => feedsOf(search).includes("shoko"));
  });
  return {
    tick: () => hub.tick(),
    disconnect: () => hub.disconnect(),
    stop() {
      stopListening();
      hub.stop();
    },
  };
}

const WELCOME = [
  { feed: "shoko", target: "ShokoEvent:OnConnected", toBody: () => null },
  { feed: "queue", target: "Queue:OnConnected", toBody: toQueue },
];

function toPushes(world: World, event: WorldEvent): HubMessage[] {
  switch (event.kind) {
    case "shoko-detected":
      return [
        [
          "ShokoEvent:FileDetected",
          { RelativePath: `/${event.file.relativePath}`, ImportFolderID: event.file.folderId },
        ],
      ];
    case "shoko-hashed":
      return [["ShokoEvent:FileHashed", fileBody(world, event.file, "none")]];
    case "shoko-matched":
      return [
        // Of a new series, only AniDB's ids are known yet.
        [
          "ShokoEvent:FileMatched",
          fileBody(world, event.file, event.isNewSeries ? "anidb" : "all"),
        ],
        ["ShokoEvent:SeriesUpdated", seriesBody(world, event.file)],
      ];
    case "shoko-not-matched":
      return [
        [
          "ShokoEvent:FileNotMatched",
          {
            ...fileBody(world, event.file, "none"),
            AutoMatchAttempts: event.file.attempts,
            HasCrossReferences: event.file.state === "matched",
            IsUDPBanned: isBanned(world, "UDP"),
          },
        ],
      ];
    case "shoko-relocated":
      return relocationPushes(world, event.file, event.formerPath);
    case "shoko-deleted":
      return [["ShokoEvent:FileDeleted", fileBody(world, event.file, "all")]];
    default:
      return [];
  }
}

/** A renamed file keeps its folder, a moved one its name; relocating may do both. */
function relocationPushes(world: World, file: ShokoFile, formerPath: string): HubMessage[] {
  const body = fileBody(world, file, "all");
  const [name, formerName] = [posix.basename(file.relativePath), posix.basename(formerPath)];
  const renamed = { ...body, FileName: name, PreviousFileName: formerName };
  const moved = {
    ...body,
    PreviousRelativePath: `/${formerPath}`,
    PreviousImportFolderID: file.folderId,
  };
  return [
    ...(name === formerName ? [] : [["ShokoEvent:FileRenamed", renamed] as const]),
    ...(posix.dirname(file.relativePath) === posix.dirname(formerPath)
      ? []
      : [["ShokoEvent:FileMoved", moved] as const]),
  ];
}

function fileBody(world: World, file: ShokoFile, known: "none" | "anidb" | "all") {
  const { title } = file.file;
  const references = known === "none" ? [] : crossReferences(file);
  const idOf = (anidbId: number | undefined) =>
    known === "all" ? (world.shokoSeries.get(anidbId ?? 0) ?? null) : null;
  return {
    FileID: file.id,
    FileLocationID: file.id,
    ImportFolderID: file.folderId,
    RelativePath: `/${file.relativePath}`,
    CrossReferences: references.map((reference) => ({
      EpisodeID: known === "all" ? reference.episodeId : null,
      AnidbEpisodeID: reference.anidbEpisodeId,
      SeriesID: idOf(animeOf(title, reference.episode)),
      AnidbAnimeID: animeOf(title, reference.episode),
      GroupID: idOf(animeOf(title, reference.episode)),
    })),
  };
}

function seriesBody(world: World, file: ShokoFile) {
  const seriesId = world.shokoSeries.get(animeOf(file.file.title, file.file.episodes[0]) ?? 0) ?? 0;
  return {
    Source: "Shoko",
    Reason: "Updated",
    SeriesID: seriesId,
    ShokoSeriesIDs: [seriesId],
    Episodes: [],
  };
}
