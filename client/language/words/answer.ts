import { createArea } from "../area.ts";
import { createTwoForms } from "../plural.ts";

const forms = createTwoForms("en");

interface Count {
  readonly count: number;
}

interface Share extends Count {
  readonly total: number;
}

/** On the page of a request: where it is and why, and the notes of its stages. */
export const answerText = createArea("answerText", {
  movieDownloading: "The movie is downloading.",
  movieDownloadingUntil: "The movie is downloading, done {time}.",
  noneHasAired: ({ count }: Count) =>
    forms(count, "# episode, none of which has aired.", "# episodes, none of which has aired."),
  theEpisodeReady: "The episode is ready.",
  theEpisodeNotReady: "The episode is not ready yet.",
  allReady: "All {count} episodes are ready.",
  firstReady: "The first of {total} episodes is ready.",
  allAiredReady: "All {count} episodes that have aired are ready, of {total}.",
  noneReady: "None of {total} episodes is ready yet.",
  someReady: ({ count, total }: Share) =>
    forms(count, `# of ${total} episodes is ready.`, `# of ${total} episodes are ready.`),
  search: ({ count }: Count) =>
    forms(count, "Sonarr is searching for # episode.", "Sonarr is searching for # episodes."),
  searchOthers: ({ count }: Count) =>
    forms(
      count,
      "Sonarr is still searching for # other.",
      "Sonarr is still searching for # others.",
    ),
  airs: "The next episode airs {day}.",
  matchingNext: ({ count }: Count) =>
    forms(
      count,
      "Shoko is recognising # episode, which is ready next.",
      "Shoko is recognising # episodes, which are ready next.",
    ),
  importingEpisodes: ({ count }: Count) =>
    forms(
      count,
      "Sonarr is importing # episode into the library.",
      "Sonarr is importing # episodes into the library.",
    ),
  downloadedEpisodes: ({ count }: Count) =>
    forms(
      count,
      "# episode is downloaded. Sonarr imports it next.",
      "# episodes are downloaded. Sonarr imports them next.",
    ),
  downloadingEpisodes: ({ count }: Count) =>
    forms(count, "# episode is downloading.", "# episodes are downloading."),
  downloadingEpisodesUntil: ({ count, time }: Count & { readonly time: string }) =>
    forms(
      count,
      `# episode is downloading, done ${time}.`,
      `# episodes are downloading, done ${time}.`,
    ),
  foundEpisodes: ({ count }: Count) =>
    forms(
      count,
      "Sonarr found # episode and sent it to the download client.",
      "Sonarr found # episodes and sent them to the download client.",
    ),
  failedEpisodes: ({ count }: Count) =>
    forms(count, "# episode failed to download.", "# episodes failed to download."),
  seasonsReady: ({ count, numbers }: Count & { readonly numbers: string }) =>
    forms(count, `season ${numbers} is ready`, `seasons ${numbers} are ready`),
  seasonsInPart: "{count} seasons are there in part",
  seasonShare: ({
    season,
    ready,
    total,
  }: {
    readonly season: string;
    readonly ready: number;
    readonly total: number;
  }) => `season ${season} has ${ready} of ${total} episodes`,
  sentence: "{words}.",
  usually: "usually {time}",
  lasted: "for {time}",
  part: "{time}, {episodes} {eta}",
  overdue: "{time}, longer than expected",
  toGo: "{time}, {left} to go",
  until: "{time}, until {eta}",
});
