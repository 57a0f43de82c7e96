import { httpUrl } from "../../config/input.ts";
import type { ServiceConnection } from "../../integrations/port/connection.ts";
import type { ServiceSuggestion } from "../../integrations/port/integration.ts";
import type { CoreContext } from "../core/context.ts";
import type { ServicesContext } from "./context.ts";
import type { KnownSuggestion, RunningService } from "./registry.ts";

/** How long the suggestions of a service are reused. */
const SUGGESTIONS_FRESH_MS = 30_000;

/**
 * Returns services that configured services know and that are not configured yet. Their keys stay in memory, under
 * opaque ids.
 */
export async function listSuggestions(ctx: ServicesContext): Promise<readonly KnownSuggestion[]> {
  const { running } = ctx.services;
  const asked = [...running.values()].filter(
    ({ isEnabled, isLocked, integration }) =>
      isEnabled && !isLocked && integration.suggest !== undefined,
  );
  const found = await Promise.all(asked.map((service) => ask(ctx, service)));
  const configured = [...running.values()].map(({ connection }) => connection);
  const open = new Map<string, KnownSuggestion>();
  for (const suggestion of found.flat()) {
    const place = placeOf(suggestion);
    if (!open.has(place) && !configured.some((connection) => isSame(connection, suggestion)))
      open.set(place, remember(ctx, suggestion));
  }
  return [...open.values()];
}

type Reported = Omit<KnownSuggestion, "id">;

/** A service that does not answer suggests nothing; its status says why. */
async function ask(ctx: ServicesContext, service: RunningService): Promise<readonly Reported[]> {
  const { integration, connection, name } = service;
  const { lookups } = ctx.services.suggestions;
  const now = ctx.clock.now().getTime();
  const last = lookups.get(connection.slug);
  const isFresh = last?.integration === integration && now - last.at < SUGGESTIONS_FRESH_MS;
  const lookup = isFresh ? last : { at: now, integration, found: suggest(ctx, service) };
  lookups.set(connection.slug, lookup);
  const suggestions = await lookup.found;
  return suggestions.flatMap((suggestion) => {
    const url = toUrl(suggestion.url, connection.url);
    return url === null ? [] : [{ ...suggestion, url, from: name }];
  });
}

async function suggest(
  { log }: CoreContext,
  { integration, connection }: RunningService,
): Promise<readonly ServiceSuggestion[]> {
  try {
    return (await integration.suggest?.()) ?? [];
  } catch (error) {
    log.debug({ err: error, service: connection.slug }, "no suggestions");
    return [];
  }
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]", "0.0.0.0"]);

/** A service's localhost is, for the tracker, the host on which the service is reached. */
function toUrl(reported: string, ofReporter: string): string | null {
  const parsed = httpUrl.safeParse(reported);
  if (!parsed.success) return null;
  const url = new URL(parsed.data);
  if (LOOPBACK.has(url.hostname)) url.hostname = new URL(ofReporter).hostname;
  return httpUrl.parse(url.href);
}

function placeOf({ kind, url }: { readonly kind: string; readonly url: string }): string {
  return `${kind} ${url.toLowerCase()}`;
}

/** Compares the addresses, and the keys in case the host has two names. */
function isSame(connection: ServiceConnection, suggestion: ServiceSuggestion): boolean {
  if (placeOf(connection) === placeOf(suggestion)) return true;
  return (
    connection.kind === suggestion.kind &&
    suggestion.apiKey !== undefined &&
    connection.apiKey === suggestion.apiKey
  );
}

/** A repeated suggestion keeps its id and takes the current key. */
function remember(
  { services: { suggestions }, newId }: ServicesContext,
  reported: Reported,
): KnownSuggestion {
  const known = suggestions.known.values().find((one) => placeOf(one) === placeOf(reported));
  const suggestion = { ...reported, id: known?.id ?? newId() };
  suggestions.known.set(suggestion.id, suggestion);
  return suggestion;
}
