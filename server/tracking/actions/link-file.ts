import type { LinkableEpisode } from "../../domain/link-candidate.ts";
import { plainCause } from "../../domain/message/cause.ts";
import { fileName } from "../../domain/path.ts";
import type { MatchedTitle } from "../../integrations/port/anime-matcher.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { TrackingError } from "../core/error.ts";
import { titlesOf } from "../projection/facts.ts";
import type { ActionArguments } from "./argument.ts";
import { expectControl, idsOf, useless, type HandledAction, type Useless } from "./handled.ts";
import type { ActionSubject, SubjectUnit } from "./subject.ts";

/** A file that the matcher has and does not recognise, with the units it was downloaded for. */
export interface UnrecognisedFile {
  readonly id: number;
  readonly path: string;
  readonly units: readonly [SubjectUnit, ...SubjectUnit[]];
}

export function listUnrecognised({ units }: ActionSubject): readonly UnrecognisedFile[] {
  const files = new Map<number, UnrecognisedFile>();
  for (const unit of units) {
    const { shokoFileId: id, filePath: path, matching, state } = unit;
    if (id === null || path === null || state !== "ANIME_MATCHING" || matching === "matched")
      continue;
    const known = files.get(id);
    files.set(id, { id, path, units: known === undefined ? [unit] : [...known.units, unit] });
  }
  return [...files.values()];
}

export function toMatchedTitle({ request }: ActionSubject): MatchedTitle {
  return {
    mediaType: request.mediaType === "MOVIE" ? "MOVIE" : "TV",
    tmdbId: request.tmdbId,
    anidbIds: mediaRequestColumns.anidbIds.read(request),
    titles: [...new Set(titlesOf(request))],
  };
}

/**
 * Links one unrecognised file to episodes of its show that a person has chosen. BAD_INPUT when none is chosen, or when
 * several files could be meant.
 */
export function linkFile(
  subject: ActionSubject,
  { linkTo }: ActionArguments,
): HandledAction | Useless {
  const [file, ...more] = listUnrecognised(subject);
  if (file === undefined) return useless("NO_UNRECOGNISED_FILE");
  if (linkTo.length === 0)
    throw new TrackingError("BAD_INPUT", "LINK_TARGET_MISSING", {
      field: "linkTo",
    });
  if (more.length > 0)
    throw new TrackingError("BAD_INPUT", "LINK_FILES_AMBIGUOUS", {
      field: "episodeIds",
    });
  return {
    kind: "call",
    unitIds: idsOf(file.units),
    async call(_ctx, executor) {
      const matching = expectControl(executor?.integration.matching);
      // Read again: only an episode of this show may be linked, and the history names it.
      const episodes = await matching.listEpisodes(toMatchedTitle(subject));
      const chosen = linkTo.flatMap((id) => episodes.find((episode) => episode.id === id) ?? []);
      if (chosen.length < linkTo.length)
        throw new IntegrationError("", "not-found", plainCause("EPISODE_NOT_OF_TITLE"));
      await matching.link(file.id, linkTo);
      return {
        message: { code: "FILE_LINKED", params: {} },
        toHistory: ({ by, service }) => ({
          code: "FILE_LINKED_BY_HAND",
          params: { by, service, file: fileName(file.path), episode: nameEpisodes(chosen) },
        }),
      };
    },
  };
}

function nameEpisodes(episodes: readonly LinkableEpisode[]): string {
  return episodes
    .map(
      ({ type, number, series }) =>
        `${type === "NORMAL" ? "" : "special "}episode ${number} of ${series}`,
    )
    .join(" and ");
}
