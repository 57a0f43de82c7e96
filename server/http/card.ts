import type { IncomingMessage, ServerResponse } from "node:http";
import { can } from "../account/access.ts";
import { authenticate } from "./authenticate.ts";
import { allowOrigins } from "./cross-origin.ts";
import type { HttpDeps } from "./deps.ts";
import type { GraphQLEndpoint } from "./graphql-endpoint.ts";
import { isAllowed, sendError, sendJson, sendSignInFirst } from "./respond.ts";

/** What the card shows of a request; client/card has the type. */
const FIELDS = `
  id title year mediaType is4k seasons requestedBy version
  state stateReason stateReasonCode stateReasonParams progress eta downloadEta nextAirDate isNextAirDateDayOnly
  counts { total aired unaired approved grabbing downloading downloaded importing matching available failed }
  stages { state reachedAt }
  problem { code message messageParams severity until }`;

/** Of a title there is rarely more than one in each resolution. */
const QUERY = `query Card($filter: RequestFilter!) {
  requests(filter: $filter, orderBy: ACTIVITY, first: 5) { nodes { ${FIELDS} } }
}`;

const SUBSCRIPTION = `subscription CardChanged($filter: RequestFilter!) {
  requestChanged(filter: $filter) { ${FIELDS} }
}`;

/** The requests of a title, and their changes as server-sent events. */
export const CARD_PATHS = [
  { path: "/api/card", isLive: false },
  { path: "/api/card/events", isLive: true },
] as const;

interface CardDeps extends HttpDeps {
  readonly graphql: Pick<GraphQLEndpoint, "run" | "stream">;
}

interface CardCall {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly query: URLSearchParams;
  readonly isLive: boolean;
}

/**
 * GET /api/card?type=movie&tmdb=…: the requests of a title that the caller may see, as GraphQL answers, for the card on pages
 * of Jellyfin and Seerr. The title has the type `movie` or `tv`, and an ID: `tmdb`, `tvdb` or `imdb`.
 */
export async function sendCard(deps: CardDeps, call: CardCall): Promise<void> {
  const { req, res, query, isLive } = call;
  if (!allowOrigins(req, res, deps.config)) return;
  if (!isAllowed(req.method, ["GET"], res)) return;
  const viewer = await authenticate(req, deps);
  if (viewer === null || !can(viewer, "read")) return sendSignInFirst(res);
  const filter = findFilter(query);
  if (filter === null)
    return sendError(res, 400, "BAD_INPUT", "Give type=movie or type=tv, and tmdb, tvdb or imdb.");
  const caller = { req, res, viewer };
  const variables = { filter };
  if (isLive) return deps.graphql.stream(caller, { query: SUBSCRIPTION, variables });
  sendJson(res, 200, await deps.graphql.run(caller, { query: QUERY, variables }));
}

const MEDIA_TYPES = new Map([
  ["movie", "MOVIE"],
  ["tv", "TV"],
]);

function findFilter(query: URLSearchParams): object | null {
  const mediaType = MEDIA_TYPES.get(query.get("type") ?? "");
  const id = findId(query);
  return mediaType === undefined || id === null ? null : { mediaType, ...id };
}

/** Services know the ID at TMDB of nearly everything; the others are for what they do not. */
function findId(query: URLSearchParams): object | null {
  const [tmdb, tvdb, imdb] = [query.get("tmdb"), query.get("tvdb"), query.get("imdb")];
  if (tmdb !== null && isNumber(tmdb)) return { tmdbId: Number(tmdb) };
  if (tvdb !== null && isNumber(tvdb)) return { tvdbId: Number(tvdb) };
  return imdb !== null && /^tt\d{5,10}$/.test(imdb) ? { imdbId: imdb } : null;
}

function isNumber(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}
