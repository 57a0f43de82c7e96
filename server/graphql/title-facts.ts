import { can } from "../account/access.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import {
  listTitleLinks,
  type TitleLink as TitleLinkShape,
} from "../tracking/services/title-link.ts";
import { builder } from "./builder.ts";
import { MediaRequest } from "./media-request.ts";
import { linkPicture } from "./poster.ts";

const LinkSite = builder.enumType("LinkSite", {
  description: "Where a page about a title is.",
  values: {
    TMDB: { description: "The Movie Database." },
    TVDB: { description: "TheTVDB." },
    IMDB: { description: "IMDb." },
    ANIDB: { description: "AniDB." },
    SEERR: { description: "The Seerr in which the title was requested." },
    SONARR: { description: "The Sonarr that has the show." },
    RADARR: { description: "The Radarr that has the movie." },
  } satisfies Record<TitleLinkShape["site"], { description: string }>,
});

const TitleLink = builder.objectRef<TitleLinkShape>("TitleLink").implement({
  description: "A page about a title, in a service or in a public database.",
  fields: (t) => ({
    site: t.expose("site", { type: LinkSite, description: "The service or the database." }),
    serviceName: t.exposeString("serviceName", {
      nullable: true,
      description: 'Name of the service, such as "Sonarr 4K". Null for a database.',
    }),
    url: t.exposeString("url", { description: "URL of the page." }),
  }),
});

// What is known about the title itself.
builder.prismaObjectFields(MediaRequest, (t) => ({
  overview: t.exposeString("overview", {
    nullable: true,
    description:
      "What the title is about, in the language of Seerr, or of Sonarr or Radarr if the title was added there. Null if unknown.",
  }),
  runtimeMinutes: t.exposeInt("runtimeMinutes", {
    nullable: true,
    description: "Length of the movie, or of one episode, in minutes. Null if unknown.",
  }),
  genres: t.stringList({
    description: 'Genres, such as "Drama". Empty if unknown.',
    select: { id: true, genres: true },
    resolve: (row) => [...(mediaRequestColumns.genres.read(row) ?? [])],
  }),
  backdropUrl: t.string({
    nullable: true,
    description:
      "Path of a wide picture at the tracker, including its base path, with the widths of `posterUrl`. Null if unknown, and if the picture is at a place where the tracker fetches none.",
    select: { backdropUrl: true },
    resolve: ({ backdropUrl }, _args, ctx) => linkPicture(ctx, backdropUrl),
  }),
  links: t.field({
    type: [TitleLink],
    description:
      "Pages about the title that the viewer may open: in public databases, in Seerr if it has an external URL, and with the ADMIN role also in Sonarr or Radarr.",
    select: {
      id: true,
      origin: true,
      originService: true,
      mediaType: true,
      tmdbId: true,
      tvdbId: true,
      imdbId: true,
      anidbIds: true,
      arrService: true,
      arrSlug: true,
    },
    resolve: (row, _args, { access, tracking, viewerHost }) => [
      ...listTitleLinks(
        tracking.services,
        {
          mediaType: mediaRequestColumns.mediaType.read(row),
          tmdbId: row.tmdbId,
          tvdbId: row.tvdbId,
          imdbId: row.imdbId,
          anidbIds: mediaRequestColumns.anidbIds.read(row),
          requestService:
            mediaRequestColumns.origin.read(row) === "seerr" ? row.originService : null,
          arrService: row.arrService,
          arrSlug: row.arrSlug,
        },
        { host: viewerHost, seesServices: can(access, "readDetail") },
      ),
    ],
  }),
}));
