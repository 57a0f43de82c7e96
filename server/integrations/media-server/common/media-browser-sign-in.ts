import { z } from "zod";
import { plainCause } from "../../../domain/message/cause.ts";
import type { Role } from "../../../domain/role.ts";
import type { IntegrationLog } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import type { ServiceUser, SignInControl } from "../../port/sign-in.ts";
import type { Http } from "../../shared/http/http.ts";
import { parseBody } from "../../shared/http/response.ts";
import { statusError, type RawResponse } from "../../shared/http/status-error.ts";
import type { TypedHttp } from "../../shared/http/typed-http.ts";
import { flag, nested, text } from "../../shared/lenient.ts";
import type { MediaBrowserApi } from "./api.generated.ts";

const User = z.object({
  Id: z.string().min(1),
  Name: text,
  Policy: nested(z.object({ IsAdministrator: flag, IsDisabled: flag })),
});
const SignedIn = z.object({ AccessToken: z.string().min(1), ServerId: z.string().min(1), User });
const ServerId = z.object({ Id: z.string().min(1) });

export interface MediaBrowserSignInDeps {
  readonly slug: string;
  /** With the key of the tracker. */
  readonly http: TypedHttp<MediaBrowserApi>;
  /** With the header of a device, and with the token of the person who signed in. */
  readonly asDevice: Http;
  readonly asPerson: (token: string) => Http;
  readonly log: IntegrationLog;
}

/** The part of signing in that Jellyfin and Emby have in common. */
export function createMediaBrowserSignIn(deps: MediaBrowserSignInDeps): Omit<
  SignInControl,
  "ways" | "quickConnect"
> & {
  /** Reads the answer to a sign-in. Null for a refusal. */
  read(call: string, response: RawResponse): Promise<ServiceUser | null>;
} {
  const { slug, http, asDevice } = deps;

  async function read(path: string, response: RawResponse): Promise<ServiceUser | null> {
    if (response.status === 401) return null;
    if (response.status === 403)
      throw new IntegrationError(slug, "refused", plainCause("SIGN_IN_NOT_ALLOWED"));
    const error = statusError(slug, "POST", path, response.status);
    if (error !== null) throw error;
    const signedIn = parseBody(slug, `POST ${path}`, SignedIn, response.text);
    await endSession(signedIn.AccessToken);
    return toServiceUser(signedIn.User, signedIn.ServerId);
  }

  /** The tracker has no use for the token: it only had to know who the person is. */
  async function endSession(token: string): Promise<void> {
    try {
      await deps.asPerson(token).raw("POST", "/Sessions/Logout");
    } catch (error) {
      deps.log.debug({ service: slug, err: error }, "failed to end a session of a person");
    }
  }

  return {
    read,
    async checkPassword(username, password) {
      const path = "/Users/AuthenticateByName";
      const json = { Username: username, Pw: password };
      return read(path, await asDevice.raw("POST", path, { json }));
    },
    async findUser({ serverId, userId }) {
      const { Id: ownId } = await http.get(ServerId, "/System/Info", { isRepeatable: false });
      if (ownId !== serverId) return null;
      try {
        const found = await http.get(User, "/Users/{userId}", {
          path: { userId },
          isRepeatable: false,
        });
        return toServiceUser(found, ownId);
      } catch (error) {
        if (error instanceof IntegrationError && error.code === "not-found") return null;
        throw error;
      }
    },
  };
}

function toServiceUser({ Id, Name, Policy }: z.infer<typeof User>, serverId: string): ServiceUser {
  const userId = toUserId(Id);
  const role: Role =
    Policy?.IsAdministrator === true && Policy.IsDisabled !== true ? "ADMIN" : "REQUESTER";
  return { userId, name: Name ?? userId, role, libraryUser: { serverId, userId } };
}

/** Seerr names users of media servers as their REST API does: without dashes, in lower case. */
function toUserId(id: string): string {
  return id.replaceAll("-", "").toLowerCase();
}
