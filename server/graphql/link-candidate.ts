import { LINK_CHECKS, type LinkCandidate, type LinkCheck } from "../domain/link-candidate.ts";
import { listMatches, type FileMatch } from "../tracking/actions/list-matches.ts";
import { builder } from "./builder.ts";

const LinkCheckEnum = builder.enumType("LinkCheck", {
  description: "The outcome of comparing one fact of a file with the same fact of an episode.",
  values: {
    AGREES: { description: "The two facts agree." },
    DIFFERS: { description: "The two facts differ." },
    UNKNOWN: { description: "At least one of the two facts is unknown." },
  } satisfies Record<LinkCheck, { description: string }>,
});
// Fails to compile if the enum lacks a value of the domain.
LINK_CHECKS satisfies readonly (typeof LinkCheckEnum.$inferType)[];

const LinkCandidateRef = builder.objectRef<LinkCandidate>("LinkCandidate").implement({
  description: "An episode in Shoko that an unrecognised file may be.",
  fields: (t) => ({
    id: t.id({
      description: "Shoko's ID of the episode, for `linkTo` of `performAction`.",
      resolve: ({ episode }) => episode.id,
    }),
    series: t.string({
      description: "Name of the series in Shoko. A show often is several series there.",
      resolve: ({ episode }) => episode.series,
    }),
    isSpecial: t.boolean({
      description: "Whether the episode is a special in AniDB.",
      resolve: ({ episode }) => episode.type !== "NORMAL",
    }),
    number: t.int({
      description: "AniDB's number of the episode within its series.",
      resolve: ({ episode }) => episode.number,
    }),
    title: t.string({
      nullable: true,
      description: "Title of the episode.",
      resolve: ({ episode }) => episode.title,
    }),
    airDate: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the episode airs or aired.",
      resolve: ({ episode }) => (episode.airDate === null ? null : new Date(episode.airDate)),
    }),
    durationSeconds: t.int({
      nullable: true,
      description: "Running time of the episode, in seconds.",
      resolve: ({ episode }) => episode.durationSeconds,
    }),
    hasFile: t.boolean({
      description: "Whether Shoko has a file for the episode already.",
      resolve: ({ episode }) => episode.hasFile,
    }),
    isSuggested: t.exposeBoolean("isSuggested", {
      description:
        "Whether it is the episode that the file was downloaded for, as far as IDs, numbers, titles and dates agree. At most one is suggested.",
    }),
    titleCheck: t.field({
      type: LinkCheckEnum,
      description: "The episode's title compared with Sonarr's title of the requested episode.",
      resolve: ({ checks }) => checks.title,
    }),
    numberCheck: t.field({
      type: LinkCheckEnum,
      description: "The episode's numbers compared with the name of the file.",
      resolve: ({ checks }) => checks.number,
    }),
    durationCheck: t.field({
      type: LinkCheckEnum,
      description: "The running times of file and episode.",
      resolve: ({ checks }) => checks.duration,
    }),
  }),
});

const FileMatchRef = builder.objectRef<FileMatch>("UnrecognisedFile").implement({
  description: "A file that Shoko has and does not recognise.",
  fields: (t) => ({
    fileName: t.exposeString("fileName", { description: "Name of the file." }),
    durationSeconds: t.exposeInt("durationSeconds", {
      nullable: true,
      description: "Running time of the file, in seconds.",
    }),
    episodeIds: t.idList({
      description:
        "IDs of the episodes that it was downloaded for, for `episodeIds` of `performAction`. For a movie the ID of the movie's only unit.",
      resolve: ({ unitIds }) => [...unitIds],
    }),
    candidates: t.field({
      type: [LinkCandidateRef],
      description:
        "The episodes of the show that it may be, the suggested one first. Empty if Shoko does not have the show yet.",
      resolve: ({ candidates }) => [...candidates],
    }),
  }),
});

builder.queryField("linkCandidates", (t) =>
  t.field({
    type: [FileMatchRef],
    authScopes: { may: "act" },
    description:
      "Returns the files of a request that Shoko does not recognise, each with the episodes that it could be linked to by LINK_IN_SHOKO. Asks Shoko and changes nothing. Requires the ADMIN role. Fails with NOT_FOUND if the request or an episode does not exist, with CONFLICT without Shoko, and with UNAVAILABLE if Shoko does not answer.",
    args: {
      requestId: t.arg.id({ required: true, description: "ID of the request." }),
      episodeIds: t.arg.idList({
        description: "IDs of the episodes whose files are listed. If omitted, all.",
      }),
    },
    resolve: (_root, { requestId, episodeIds }, { tracking }) =>
      listMatches(tracking, { requestId, unitIds: episodeIds ?? null }).then((files) => [...files]),
  }),
);
