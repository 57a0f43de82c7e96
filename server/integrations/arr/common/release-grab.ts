import { z } from "zod";
import { redact } from "../../../domain/redact.ts";
import type { ReleaseTicket } from "../../port/arr.ts";
import { IntegrationError } from "../../port/error.ts";
import { statusError, type RawResponse } from "../../shared/http/status-error.ts";
import { text } from "../../shared/lenient.ts";
import type { ArrHttp } from "./arr-http.ts";

/** The app fetches the release from its indexer and hands it to the download client before it answers. */
const GRAB_TIMEOUT_MS = 60_000;
const MAX_WORDS_LENGTH = 300;
const PATH = "/api/v3/release";

const Refusal = z.object({ message: text });

/** The title in the app's own ids: `seriesId` with `episodeIds`, or `movieId`. */
type Override = Readonly<Record<string, number | readonly number[]>>;

/**
 * Grabs a release of the last 30 minutes' searches: the app identifies it by indexer and guid. With `override` the app
 * takes the release for that title whatever its name says; it then also expects the quality and the languages.
 */
export async function grabRelease(
  service: string,
  http: ArrHttp,
  { guid, indexerId, quality, languages }: ReleaseTicket,
  override: Override | null,
): Promise<void> {
  const json =
    override === null
      ? { guid, indexerId }
      : { guid, indexerId, quality, languages, shouldOverride: true, ...override };
  const response = await http.raw("POST", PATH, { json, timeoutMs: GRAB_TIMEOUT_MS });
  const refusal = statusError(service, "POST", PATH, response.status);
  if (refusal === null) return;
  const code = response.status === 409 ? "conflict" : refusal.code;
  const message = EXPLAINED.has(response.status) ? readWords(response) : null;
  throw new IntegrationError(service, code, message ?? refusal.reason, {
    call: refusal.call ?? `POST ${PATH}`,
  });
}

/** 404: the search is forgotten, or the name is not understood; 409: the indexer did not give the release. */
const EXPLAINED: ReadonlySet<number> = new Set([404, 409]);

/** The app's own words for why it did not grab the release. */
function readWords({ text: body }: RawResponse): string | null {
  try {
    const { message } = Refusal.parse(JSON.parse(body));
    return message === undefined ? null : redact(message).slice(0, MAX_WORDS_LENGTH);
  } catch {
    return null;
  }
}
