import { z } from "zod";
import { plainCause } from "../../../domain/message/cause.ts";
import { IntegrationError } from "../../port/error.ts";
import {
  flag,
  listOf,
  naturalInt,
  number,
  optionalListOf,
  positiveInt,
  present,
  text,
} from "../../shared/lenient.ts";
import type { SeerrClient } from "./client.ts";
import { REQUEST_STATUS } from "./status.ts";

const SentRequest = z.object({
  status: number,
  type: text,
  is4k: flag,
  serverId: naturalInt,
  profileId: positiveInt,
  /** null: not set; "" is the default folder as well. */
  rootFolder: z.string().nullish().catch(undefined),
  languageProfileId: positiveInt,
  tags: optionalListOf(naturalInt),
  seasons: listOf(z.object({ seasonNumber: naturalInt })),
});
type SentRequest = z.infer<typeof SentRequest>;

const Servers = z.array(z.object({ id: naturalInt, is4k: flag, isDefault: flag }));
/** Seerr answers 202 with a message instead of the request when all its seasons belong to other requests. */
const Edited = z.object({ id: positiveInt, message: text });

/**
 * Has Seerr send a request to its arr again. Its retry is for failed requests (others get a 409, or nothing happens up to
 * 3.1). It sends an approved one again when the row of the request changes, so an edit writes a value that means the same
 * (MediaRequestSubscriber.afterUpdate; an edit of the seasons alone changes only their own rows).
 */
export async function sendAgain(client: SeerrClient, requestId: string): Promise<void> {
  const { http, service } = client;
  const path = { requestId };
  const request = await http.get(SentRequest, "/api/v1/request/{requestId}", { path });
  if (request.status !== REQUEST_STATUS.approved) {
    await client.decide(requestId, "retry");
    return;
  }
  const edit = { ...toEdit(request), ...(await findHarmlessChange(client, request)) };
  const answer = await http.send(Edited, "PUT", "/api/v1/request/{requestId}", {
    path,
    json: edit,
  });
  if (answer.id === undefined && answer.message !== undefined)
    throw new IntegrationError(service, "refused", answer.message.replace(/\.$/, ""));
}

/** The request as it is: Seerr takes what an edit leaves out for not set when it sends the request. */
function toEdit(request: SentRequest): object {
  const { type, is4k, serverId, profileId, rootFolder, languageProfileId, tags, seasons } = request;
  return present({
    mediaType: type,
    is4k,
    serverId,
    profileId,
    rootFolder: rootFolder ?? undefined,
    languageProfileId,
    tags,
    seasons: type === "tv" ? seasons.flatMap(({ seasonNumber }) => seasonNumber ?? []) : undefined,
  });
}

/** Returns a change of a column after which the request still means the same. */
async function findHarmlessChange(
  { http, service }: SeerrClient,
  { type, is4k = false, serverId, rootFolder }: SentRequest,
): Promise<object> {
  if (rootFolder == null) return { rootFolder: "" };
  if (rootFolder !== "")
    return { rootFolder: rootFolder.endsWith("/") ? rootFolder.slice(0, -1) : `${rootFolder}/` };
  if (serverId === undefined) {
    const servers = await http.get(
      Servers,
      type === "tv" ? "/api/v1/settings/sonarr" : "/api/v1/settings/radarr",
    );
    const usual = servers.find((server) => server.isDefault === true && server.is4k === is4k);
    if (usual?.id !== undefined) return { serverId: usual.id };
  }
  throw new IntegrationError(service, "refused", plainCause("RESENT_ONLY_ON_CHANGE"));
}
