import { createArea } from "../area.ts";
import { createTwoForms } from "../plural.ts";

const forms = createTwoForms("en");

interface Listed {
  readonly count: number;
  readonly time: string;
}

/** Choosing a release, or the episode of a file. */
export const choiceText = createArea("choiceText", {
  chooseRelease: "Choose a release",
  chooseReleaseFor: "Choose a release for {title}",
  askingIndexers:
    "The indexers are being asked. This takes up to a few minutes; nothing is downloaded until you choose.",
  grabsChosen:
    "{service} sends the one that you choose to the download client, even if it would not choose it by itself.",
  noRelease: "No release, listed {time}.",
  noReleaseFor: "No release for {episodes}, listed {time}.",
  releases: ({ count, time }: Listed) =>
    forms(count, `# release, listed ${time}.`, `# releases, listed ${time}.`),
  releasesFor: ({ count, episodes, time }: Listed & { readonly episodes: string }) =>
    forms(
      count,
      `# release for ${episodes}, listed ${time}.`,
      `# releases for ${episodes}, listed ${time}.`,
    ),
  showAll: "Show all {count}",
  published: "published {time}",
  seeders: ({ count }: { readonly count: number }) => forms(count, "# seeder", "# seeders"),
  byName: "what its name says",
  chooseAnEpisode: "choose an episode",
  contains: "It contains",
  allEpisodes: "all {count} of them",
  grab: "Grab this one",
  yesGrab: "Yes, grab it",
  notThis: "Not this one",
  nothingAgainst: "{service} has nothing against it.",
  grabNevertheless: "Grab it nevertheless?",
  sendsIt: "{service} sends it to the download client.",
  linkTitle: "Link in Shoko: {title}",
  askingShoko: "Shoko is being asked…",
  allRecognised: "Shoko recognises every file now.",
  linkIntro:
    "Shoko links a file to the episode that you choose, as if AniDB had recognised it. Compare both first; in Shoko the link can be removed again.",
  titleMissing:
    "Shoko does not have this title yet. Link the file in Shoko itself; the next file can be linked here.",
  linkAs: "Link as",
  linkAsEpisode: "Link as {episode}",
  chooseEpisode: "choose the episode",
  episodeOf: "{episode} of {title}",
  special: "special {number}",
  episode: "episode {number}",
  hasFile: "Shoko has a file for this episode already",
  suggested: "suggested",
  fileThere: "has a file",
  titleAgrees: "The title agrees",
  titleDiffers: "The title differs",
  titleUnknown: "The title cannot be compared",
  numberAgrees: "The number agrees",
  numberDiffers: "The number differs",
  numberUnknown: "The number cannot be compared",
  lengthAgrees: "The running time agrees",
  lengthDiffers: "The running time differs",
  lengthUnknown: "The running time cannot be compared",
  subtitles: "with {languages} subtitles",
  subtitlesIn: "with subtitles in {languages}",
  severalLanguages: "several languages",
  andOthers: "{language} and others",
  withSubtitles: "{spoken} {subtitles}",
  pictureAndLanguages: "{picture}, {languages}",
});
