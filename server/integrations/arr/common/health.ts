import { z } from "zod";
import type { ConditionCode, ServiceCondition } from "../../../domain/problem/health.ts";
import { redact } from "../../../domain/redact.ts";
import { isItemError } from "../../shared/http/item-error.ts";
import type { ArrHttp } from "./arr-http.ts";
import { ArrHealth } from "./payload.ts";

/** Reads the app's health messages; empty when this call alone fails, because the app is still reachable. */
export async function readHealth(http: ArrHttp): Promise<ArrHealth[]> {
  try {
    return await http.get(z.array(ArrHealth), "/api/v3/health");
  } catch (error) {
    if (isItemError(error)) return [];
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

export function isDownloadClientUnavailable(health: readonly ArrHealth[]): boolean {
  return health.some((one) => conditionOf(one) === "client-unavailable");
}

/**
 * Matches the name of the check and its level, because messages are in the app's language (Sonarr 4 and Radarr 5,
 * HealthCheck/Checks). The status checks report a warning when some fail and an error when all do.
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

/** Indexers without interactive search do not block automatic search. */
function isInteractive({ message = "", wikiUrl = "" }: ArrHealth): boolean {
  return /interactive/i.test(`${message} ${wikiUrl}`);
}

function toLine(message: string): string {
  return redact(message.replace(/\s+/g, " "));
}
