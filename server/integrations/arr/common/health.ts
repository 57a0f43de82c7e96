import { z } from "zod";
import type { ConditionCode, ServiceCondition } from "../../../domain/problem/health.ts";
import type { Http } from "../../shared/http/http.ts";
import { isLocalError } from "../../shared/http/local-error.ts";
import { redact } from "../../shared/text.ts";
import { ArrHealth } from "./payload.ts";

/** What the app says is wrong with it; nothing where it stumbles over the question, since it is reached all the same. */
export async function readHealth(http: Http): Promise<ArrHealth[]> {
  try {
    return await http.get(z.array(ArrHealth), "/api/v3/health");
  } catch (error) {
    if (isLocalError(error)) return [];
    throw error;
  }
}

export function toNotes(health: readonly ArrHealth[]): string[] {
  return health.flatMap(({ message }) => (message === undefined ? [] : [toLine(message)]));
}

export function toConditions(health: readonly ArrHealth[]): ServiceCondition[] {
  return health.flatMap((one) => {
    const code = conditionOf(one);
    return code === null ? [] : [{ code, message: toLine(one.message ?? one.source ?? code) }];
  });
}

export function isClientAway(health: readonly ArrHealth[]): boolean {
  return health.some((one) => conditionOf(one) === "client-unavailable");
}

/**
 * By the name of the check and its level, since its words are in the language of the app (Sonarr 4 and Radarr 5,
 * HealthCheck/Checks): the status checks warn of some that fail and call it an error when all do.
 */
function conditionOf(health: ArrHealth): ConditionCode | null {
  const { source, message = "", type } = health;
  const isError = type === undefined || type.toLowerCase() === "error";
  switch (source) {
    case "IndexerStatusCheck":
    case "IndexerLongTermStatusCheck":
      return isError || /^all indexers/i.test(message) ? "indexers-unavailable" : null;
    case "IndexerSearchCheck":
    case "IndexerRssCheck":
      return isInteractive(health) ? null : "indexers-unavailable";
    case "DownloadClientCheck":
      return "client-unavailable";
    case "DownloadClientStatusCheck":
      return isError || /^all download clients/i.test(message) ? "client-unavailable" : null;
    case "RootFolderCheck":
      return isError ? "root-folder-missing" : null;
    default:
      return null;
  }
}

/** Indexers that only a person may search: what is searched by itself is not held up. */
function isInteractive({ message = "", wikiUrl = "" }: ArrHealth): boolean {
  return /interactive/i.test(`${message} ${wikiUrl}`);
}

function toLine(message: string): string {
  return redact(message.replace(/\s+/g, " "));
}
