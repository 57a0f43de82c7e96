import type { ServiceConnection } from "../integrations/port/connection.ts";
import type { ServiceKind } from "../integrations/port/kind.ts";
import { httpUrl, token } from "./entry.ts";
import { anyText, readSetting, type Environment, type Setting } from "./setting.ts";

/** The kinds that can be set by environment; every other one is added in the app. */
export const ENVIRONMENT_KINDS = [
  "SEERR",
  "SONARR",
  "RADARR",
  "QBITTORRENT",
  "SHOKO",
  "JELLYFIN",
] as const satisfies readonly ServiceKind[];
type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];

/** How a kind of service is named in sentences, and whether people sign in to it by name and password. */
const SERVICES: Record<EnvironmentKind, { readonly label: string; readonly hasLogin: boolean }> = {
  SEERR: { label: "Seerr, Jellyseerr or Overseerr", hasLogin: false },
  SONARR: { label: "Sonarr", hasLogin: false },
  RADARR: { label: "Radarr", hasLogin: false },
  QBITTORRENT: { label: "qBittorrent", hasLogin: true },
  SHOKO: { label: "Shoko Server", hasLogin: false },
  JELLYFIN: { label: "Jellyfin", hasLogin: false },
};

const apiKey = token({ minLength: 1 });

export function serviceSettings(kind: EnvironmentKind) {
  const { label, hasLogin } = SERVICES[kind];
  const setting = (
    part: string,
    about: string,
    parse: (value: string) => string,
  ): Setting<string> => ({
    name: `${kind}_${part}`,
    about,
    fallback: null,
    parse,
  });
  return {
    url: setting("URL", `Address of ${label}. Empty: not used.`, httpUrl),
    ...(hasLogin && {
      username: setting("USERNAME", `User name of ${label}'s web interface.`, anyText),
      password: setting("PASSWORD", `Password of ${label}'s web interface.`, anyText),
    }),
    apiKey: setting(
      "API_KEY",
      hasLogin ? `API key of ${label}, instead of user name and password.` : `API key of ${label}.`,
      apiKey,
    ),
  };
}

/** The service as it is set; undefined when nothing of it is, or when it has a fault. */
export function readService(
  kind: EnvironmentKind,
  env: Environment,
  issues: string[],
): ServiceConnection | undefined {
  const settings = serviceSettings(kind);
  const isSet = (setting: Setting<string>): boolean => (env[setting.name] ?? "") !== "";
  const given = Object.values(settings).filter(isSet);
  if (given.length === 0) return undefined;

  if (!isSet(settings.url))
    issues.push(
      `${settings.url.name} is missing, but ${given.map(({ name }) => name).join(" and ")} is set`,
    );
  issues.push(...issuesOfCredentials(settings, isSet));

  const url = readSetting(settings.url, env, issues);
  const credentials = Object.entries(settings)
    .filter(([key]) => key !== "url")
    .map(([key, setting]) => [key, readSetting(setting, env, issues)])
    .filter(([, value]) => value !== undefined);
  return url === undefined
    ? undefined
    : { slug: kind.toLowerCase(), kind, url, ...Object.fromEntries(credentials) };
}

function issuesOfCredentials(
  { apiKey: key, username, password }: ReturnType<typeof serviceSettings>,
  isSet: (setting: Setting<string>) => boolean,
): string[] {
  if (username === undefined || password === undefined)
    return isSet(key) ? [] : [`${key.name} is missing`];
  const login = [username, password];
  if (isSet(key)) {
    return login.some(isSet)
      ? [`${key.name} replaces ${username.name} and ${password.name}: set one or the other`]
      : [];
  }
  return login.filter((setting) => !isSet(setting)).map((setting) => `${setting.name} is missing`);
}
