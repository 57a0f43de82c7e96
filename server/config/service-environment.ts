import { z } from "zod";
import type { ServiceKind } from "../domain/service-kind.ts";
import type { ServiceConnection } from "../integrations/port/connection.ts";
import { SERVICE_NAMES } from "../integrations/port/kind.ts";
import { httpUrl, httpUrls, SECRET, token } from "./input.ts";

/** The kinds of service that can be configured in the environment. The others are added in the app. */
const ENVIRONMENT_KINDS = [
  "SEERR",
  "SONARR",
  "RADARR",
  "QBITTORRENT",
  "SHOKO",
  "JELLYFIN",
] as const satisfies readonly ServiceKind[];
type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];

const urlOf = (kind: EnvironmentKind) =>
  httpUrl
    .optional()
    .describe(
      `URL of ${SERVICE_NAMES[kind]}. Leave it empty to add ${SERVICE_NAMES[kind]} in the app instead.`,
    );

const externalUrlOf = (kind: EnvironmentKind) =>
  httpUrls
    .optional()
    .describe(
      `URL of ${SERVICE_NAMES[kind]} for browsers, if it differs from ${kind}_URL. Several, separated by spaces, for different networks: the one that fits the viewer is used, else the first.`,
    );

const apiKeyOf = (kind: EnvironmentKind) =>
  token({ minLength: 1 }).optional().meta(SECRET).describe(`API key of ${SERVICE_NAMES[kind]}.`);

/** The environment variables of services, in the order of the documentation. */
export const SERVICE_ENVIRONMENT = {
  SEERR_URL: urlOf("SEERR").describe(
    "URL of Seerr, Jellyseerr or Overseerr. Leave it empty to add the service in the app instead.",
  ),
  SEERR_EXTERNAL_URL: externalUrlOf("SEERR"),
  SEERR_API_KEY: apiKeyOf("SEERR"),
  SONARR_URL: urlOf("SONARR"),
  SONARR_EXTERNAL_URL: externalUrlOf("SONARR"),
  SONARR_API_KEY: apiKeyOf("SONARR"),
  RADARR_URL: urlOf("RADARR"),
  RADARR_EXTERNAL_URL: externalUrlOf("RADARR"),
  RADARR_API_KEY: apiKeyOf("RADARR"),
  QBITTORRENT_URL: urlOf("QBITTORRENT"),
  QBITTORRENT_EXTERNAL_URL: externalUrlOf("QBITTORRENT"),
  QBITTORRENT_USERNAME: z
    .string()
    .optional()
    .describe("Username for the web interface of qBittorrent."),
  QBITTORRENT_PASSWORD: z
    .string()
    .optional()
    .meta(SECRET)
    .describe("Password for the web interface of qBittorrent."),
  QBITTORRENT_API_KEY: apiKeyOf("QBITTORRENT").describe(
    "API key of qBittorrent, instead of username and password.",
  ),
  SHOKO_URL: urlOf("SHOKO"),
  SHOKO_EXTERNAL_URL: externalUrlOf("SHOKO"),
  SHOKO_API_KEY: apiKeyOf("SHOKO"),
  JELLYFIN_URL: urlOf("JELLYFIN"),
  JELLYFIN_EXTERNAL_URL: externalUrlOf("JELLYFIN"),
  JELLYFIN_API_KEY: apiKeyOf("JELLYFIN"),
};

const nameList = new Intl.ListFormat("en-GB", { type: "conjunction" });

type Name = keyof typeof SERVICE_ENVIRONMENT;

/** Reports variables that are missing or exclude each other, for all services. */
export function findServiceIssues(
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return ENVIRONMENT_KINDS.flatMap((kind) => {
    const given = namesOf(kind).filter((name) => env[name] !== undefined);
    if (given.length === 0) return [];
    const url: Name = `${kind}_URL`;
    return [
      ...(given.includes(url) ? [] : [`${url} is missing, but ${nameList.format(given)} is set`]),
      ...findCredentialIssues(kind, (name) => given.includes(name)),
    ];
  });
}

function namesOf(kind: EnvironmentKind): readonly string[] {
  return Object.keys(SERVICE_ENVIRONMENT).filter((name) => name.startsWith(`${kind}_`));
}

function findCredentialIssues(
  kind: EnvironmentKind,
  isSet: (name: Name) => boolean,
): readonly string[] {
  const apiKey: Name = `${kind}_API_KEY`;
  const login: readonly Name[] =
    kind === "QBITTORRENT" ? ["QBITTORRENT_USERNAME", "QBITTORRENT_PASSWORD"] : [];
  if (isSet(apiKey)) {
    return login.some(isSet)
      ? [`${apiKey} replaces ${nameList.format(login)}: set one or the other`]
      : [];
  }
  const required = login.length > 0 ? login : [apiKey];
  return required.filter((name) => !isSet(name)).map((name) => `${name} is missing`);
}

type Values = {
  readonly [N in Name]?: z.infer<(typeof SERVICE_ENVIRONMENT)[N]> | undefined;
};

/** Returns the connections to the services that are configured. */
export function toConnections(values: Values): readonly ServiceConnection[] {
  return ENVIRONMENT_KINDS.flatMap((kind) => {
    const url = values[`${kind}_URL`];
    const apiKey = values[`${kind}_API_KEY`];
    const externalUrls = values[`${kind}_EXTERNAL_URL`];
    if (url === undefined) return [];
    return {
      slug: kind.toLowerCase(),
      kind,
      url,
      ...(externalUrls !== undefined && externalUrls.length > 0 && { externalUrls }),
      ...(apiKey !== undefined && { apiKey }),
      ...(kind === "QBITTORRENT" &&
        apiKey === undefined && {
          username: values.QBITTORRENT_USERNAME ?? "",
          password: values.QBITTORRENT_PASSWORD ?? "",
        }),
    };
  });
}
