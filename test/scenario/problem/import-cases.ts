import { added, aMovie, aShow, downloaded } from "../../../simulator/manual-stack.ts";
import { blockImport } from "../../../simulator/world/import.ts";
import { hold } from "../../../simulator/world/queue.ts";
import { series, type Title } from "../../../simulator/world/title.ts";
import type { World } from "../../../simulator/world/world.ts";
import { UNHURRIED, type ProblemCase, type ProblemGroup } from "./case.ts";

function blocked(world: World, title: Title, message: string): void {
  const download = downloaded(world, added(world, title));
  blockImport(world, download, [{ title: download.release.title, messages: [message] }]);
}

/** Radarr says `says` and does not import; whoever asked reads `message`. */
function block(
  name: string,
  says: string,
  message: string,
  actions: ProblemCase["actions"],
  code: ProblemCase["code"] = "IMPORT_BLOCKED",
): ProblemCase {
  const title = aMovie(name);
  return {
    code,
    when: `Radarr says "${says}"`,
    title,
    provoke: (world) => blocked(world, title, says),
    severity: "STUCK",
    message,
    actions,
    detail: new RegExp(says.slice(0, 30).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")),
  };
}

const UNTITLED: ProblemCase = {
  code: "IMPORT_WAITS",
  when: "Sonarr waits for the title of an episode that has just aired",
  title: series({
    title: "Untitled",
    year: 2026,
    seasons: [{ number: 1, episodes: ["TBA"], startsAt: new Date(Date.now() - 2 * 3_600_000) }],
  }),
  provoke(world) {
    const download = downloaded(world, added(world, UNTITLED.title));
    hold(world, download, [
      { title: "Untitled", messages: ["Episode has a TBA title and recently aired"] },
    ]);
  },
  severity: "WAITING",
  message: "Downloaded. Sonarr waits for the title of the episode before the import.",
  actions: ["RETRY_IMPORT"],
  detail: /TBA title/,
  hasUntil: true,
};

const PACKED: ProblemCase = {
  code: "IMPORT_WAITS",
  when: "what was downloaded is an archive",
  title: aShow("Packed", 1),
  provoke(world) {
    const download = downloaded(world, added(world, PACKED.title));
    hold(world, download, [
      { title: "Packed", messages: ["Found archive file, might need to be extracted"] },
    ]);
  },
  severity: "WAITING",
  message: "Downloaded and still being unpacked.",
  actions: ["RETRY_IMPORT"],
  hasUntil: true,
};

const OVERDUE: ProblemCase = {
  code: "IMPORT_OVERDUE",
  when: "it is downloaded, and Radarr does nothing",
  title: aMovie("Overdue"),
  provoke: (world) => void downloaded(world, added(world, OVERDUE.title)),
  severity: "STUCK",
  message: "Downloaded, but Radarr has not imported the file.",
  actions: ["RETRY_IMPORT", "BLOCKLIST_AND_SEARCH"],
  detail: /category of the download \("radarr"\)/,
};

const SLOW: ProblemCase = {
  code: "IMPORT_SLOW",
  when: "Radarr has been moving the file for half an hour",
  title: aMovie("Slow"),
  provoke(world) {
    downloaded(world, added(world, SLOW.title)).state = "importing";
  },
  severity: "STUCK",
  message: "Radarr has been importing the file for a long time.",
  actions: ["REFRESH"],
};

const BOTH: ProblemCase["actions"] = ["RETRY_IMPORT", "BLOCKLIST_AND_SEARCH"];

export const IMPORT_GROUPS: readonly ProblemGroup[] = [
  {
    name: "the arr refuses what was downloaded",
    waves: [
      [
        block(
          "Roomless",
          "Not enough free space (12 GB) to import: Roomless.mkv (20 GB)",
          "Downloaded, but the library has no free space.",
          ["RETRY_IMPORT"],
        ),
        block(
          "Forbidden",
          "Access to the path '/data/media/movies' is denied.",
          "Downloaded, but the folder of the library is not writable.",
          ["RETRY_IMPORT"],
        ),
        block("Sampled", "Sample", "Downloaded, but the file is only a sample.", [
          "BLOCKLIST_AND_SEARCH",
        ]),
        block(
          "Ambiguous",
          "No files found are eligible for import: sample or unpackable archive",
          "Downloaded, but it contains only a sample, or an archive that cannot be unpacked.",
          ["BLOCKLIST_AND_SEARCH", "RETRY_IMPORT"],
        ),
        block(
          "Indeterminate",
          "Unable to determine if file is a sample",
          "Downloaded, but it is not clear whether the file is only a sample; import it by hand.",
          BOTH,
        ),
        block(
          "Downgraded",
          "Not an upgrade for existing movie file. Existing quality: Bluray-1080p. New Quality WEBDL-720p.",
          "Downloaded, but the file is no better than the one in the library.",
          ["BLOCKLIST_AND_SEARCH", "RETRY_IMPORT"],
        ),
        block(
          "Videoless",
          "No files found are eligible for import in /data/downloads/complete/Videoless",
          "Downloaded, but the download contains no video that can be imported.",
          ["BLOCKLIST_AND_SEARCH", "RETRY_IMPORT"],
        ),
        block(
          "Misnamed",
          "Found matching movie via grab history, but release was matched to movie by ID. Manual Import required.",
          "Downloaded, but its name does not identify the title; import it by hand.",
          BOTH,
        ),
        block(
          "Peculiar",
          "Something that no version has said so far",
          "Downloaded, but the import was refused; import it by hand.",
          BOTH,
        ),
        block(
          "Elsewhere",
          "No files found are eligible; path does not exist or is not accessible by Radarr: /other/Elsewhere. Check remote path mapping",
          "Downloaded, but Radarr cannot access the folder of the download.",
          ["RETRY_IMPORT"],
          "PATH_MISMATCH",
        ),
        UNTITLED,
        PACKED,
      ],
    ],
  },
  {
    name: "the arr does nothing, or is never done",
    options: { speed: 400, env: UNHURRIED },
    waves: [[OVERDUE, SLOW]],
  },
];
