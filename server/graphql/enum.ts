import type { DELIVERY_STATUSES } from "../domain/delivery.ts";
import type { DOWNLOAD_STATES } from "../domain/download-state.ts";
import type { Channel as ChannelValue } from "../domain/observation/kind.ts";
import type {
  IdentityKind as IdentityKindValue,
  Role as RoleValue,
  TokenScope as TokenScopeValue,
} from "../domain/role.ts";
import type { ServiceKind as ServiceKindValue } from "../domain/service-kind.ts";
import type { MediaType as MediaTypeValue, State } from "../domain/state.ts";
import type { SERVICE_SOURCES, SERVICE_STATUSES } from "../store/column/service.ts";
import { builder } from "./builder.ts";

type Described<T extends string> = Record<T, { readonly description: string }>;

export const RequestState = builder.enumType("RequestState", {
  description:
    "The state of a request or an episode: a stage of the pipeline from REQUESTED to AVAILABLE, or one of UNAIRED, DECLINED, FAILED and DELETED.",
  values: {
    REQUESTED: { description: "Waiting for approval in Seerr." },
    APPROVED: { description: "Approved; Sonarr or Radarr has not grabbed a release." },
    GRABBING: { description: "A release was grabbed and sent to the download client." },
    DOWNLOADING: { description: "The download client is downloading the release." },
    DOWNLOADED: { description: "The download is complete and waits for the import." },
    IMPORTING: {
      description: "Imported by Sonarr or Radarr; the media server has not confirmed the file.",
    },
    ANIME_MATCHING: { description: "Shoko is identifying the file. Anime only." },
    AVAILABLE: { description: "The media server can play it." },
    UNAIRED: { description: "Approved, but not aired or released." },
    DECLINED: { description: "The request was declined." },
    FAILED: { description: "The request could not be processed, or the last attempt failed." },
    DELETED: { description: "The file or the request was deleted." },
  } satisfies Described<State>,
});

export const MediaType = builder.enumType("MediaType", {
  description: "The type of media.",
  values: {
    MOVIE: { description: "A movie." },
    TV: { description: "A show." },
  } satisfies Described<MediaTypeValue>,
});

export const DownloadState = builder.enumType("DownloadState", {
  description: "The state of a download in the download client, or how it ended.",
  values: {
    QUEUED: { description: "Waiting in the download client's queue." },
    METADATA: { description: "The download client is fetching the torrent's metadata." },
    DOWNLOADING: { description: "Downloading." },
    STALLED: { description: "No data is arriving." },
    PAUSED: { description: "Paused in the download client." },
    CHECKING: { description: "The download client is verifying the data." },
    MOVING: { description: "The download client is moving the files." },
    COMPLETED: { description: "Complete." },
    ERROR: { description: "The download client reports an error." },
    MISSING_FILES: { description: "The download client does not find the files on disk." },
    UNKNOWN: { description: "The download client reports a state that the tracker does not know." },
    REMOVED: { description: "Ended: removed from the download client." },
    FAILED: { description: "Ended: the download failed." },
    IMPORTED: { description: "Ended: all files were imported." },
  } satisfies Described<(typeof DOWNLOAD_STATES)[number]>,
});

export const DeliveryStatus = builder.enumType("DeliveryStatus", {
  description: "The processing status of a webhook.",
  values: {
    PENDING: { description: "Stored; not processed yet." },
    APPLIED: { description: "Processed, and matched to a request." },
    IGNORED: { description: "Processed; it concerns no tracked request or has no effect." },
    DUPLICATE: { description: "Identical to an earlier webhook and without new information." },
    UNRECOGNISED: { description: "The tracker does not know this event or format." },
    FAILED: { description: "Processing failed three times. `replayDelivery` tries again." },
  } satisfies Described<(typeof DELIVERY_STATUSES)[number]>,
});

export const Channel = builder.enumType("Channel", {
  description: "How the tracker learned of an event.",
  values: {
    WEBHOOK: { description: "From a webhook." },
    POLL: { description: "By polling the service." },
    PUSH: { description: "From a live connection to the service, such as SignalR." },
    PERSON: { description: "From an action of a user in the tracker." },
    CLOCK: { description: "From the passing of time, such as an air date." },
  } satisfies Described<ChannelValue>,
});

export const ServiceKind = builder.enumType("ServiceKind", {
  description: "The application that a service runs.",
  values: {
    SEERR: { description: "Seerr, Jellyseerr or Overseerr." },
    SONARR: { description: "Sonarr." },
    RADARR: { description: "Radarr." },
    QBITTORRENT: { description: "qBittorrent." },
    TRANSMISSION: { description: "Transmission." },
    DELUGE: { description: "Deluge." },
    SABNZBD: { description: "SABnzbd." },
    NZBGET: { description: "NZBGet." },
    SHOKO: { description: "Shoko Server." },
    JELLYFIN: { description: "Jellyfin." },
    EMBY: { description: "Emby." },
    PLEX: { description: "Plex Media Server." },
  } satisfies Described<ServiceKindValue>,
});

export const ServiceSource = builder.enumType("ServiceSource", {
  description: "Where a service is configured.",
  values: {
    ENVIRONMENT: { description: "In the tracker's environment variables. Read-only in the API." },
    APP: { description: "In the app, with `saveService`." },
  } satisfies Described<(typeof SERVICE_SOURCES)[number]>,
});

export const ServiceStatus = builder.enumType("ServiceStatus", {
  description: "The reachability of a service.",
  values: {
    UNKNOWN: { description: "Not contacted yet." },
    UP: { description: "The service responds." },
    DOWN: { description: "The last calls to the service failed; see `Service.message`." },
  } satisfies Described<(typeof SERVICE_STATUSES)[number]>,
});

export const Role = builder.enumType("Role", {
  description: "The role of a person, which determines their permissions.",
  values: {
    ADMIN: { description: "Full access." },
    VIEWER: {
      description: "Sees all requests, without what only admins need. May follow and share them.",
    },
    REQUESTER: {
      description: "Sees their own requests and those that they follow. May share them.",
    },
  } satisfies Described<RoleValue>,
});

export const RequestOrder = builder.enumType("RequestOrder", {
  description: "The order of a list of requests.",
  values: {
    NEWEST: { description: "By `createdAt`, newest first." },
    ACTIVITY: { description: "By `updatedAt`, newest first." },
    TITLE: { description: "By title, A to Z." },
  },
});

export const RequestScope = builder.enumType("RequestScope", {
  description: "Whose requests a list contains.",
  values: {
    MINE: { description: "Those that the viewer made." },
    FOLLOWED: { description: "Those that the viewer follows." },
    OWN: { description: "Those that the viewer made or follows." },
    ALL: { description: "All that the viewer may see." },
  },
});

export const TokenScope = builder.enumType("TokenScope", {
  description: "What a token may do. It can never do more than its owner may.",
  values: {
    READ: { description: "Read what its owner may read." },
    ACT: { description: "Also perform actions, follow and share." },
    ADMIN: { description: "Everything that its owner may do." },
  } satisfies Described<TokenScopeValue>,
});

export const IdentityKind = builder.enumType("IdentityKind", {
  description: "Where an identity of a person comes from.",
  values: {
    LOCAL: { description: "A local account with a password in the tracker." },
    SEERR: { description: "A user of Seerr." },
    JELLYFIN: { description: "A user of Jellyfin." },
    EMBY: { description: "A user of Emby." },
    OIDC: { description: "An account at the OpenID Connect provider." },
    PROXY: { description: "A username that the reverse proxy sends." },
  } satisfies Described<IdentityKindValue>,
});
