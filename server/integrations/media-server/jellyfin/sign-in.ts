import { randomUUID } from "node:crypto";
import { z } from "zod";
import { plainCause } from "../../../domain/message/cause.ts";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import { IntegrationError } from "../../port/error.ts";
import { WAYS_MS, type SignInControl, type SignInWays } from "../../port/sign-in.ts";
import { createCachedRead } from "../../shared/cached-read.ts";
import { parseBody } from "../../shared/http/response.ts";
import { createSignInHttp } from "../../shared/http/sign-in-http.ts";
import { statusError } from "../../shared/http/status-error.ts";
import type { TypedHttp } from "../../shared/http/typed-http.ts";
import type { MediaBrowserApi } from "../common/api.generated.ts";
import { createMediaBrowserSignIn } from "../common/media-browser-sign-in.ts";
import { toAuthorization } from "./authorization.ts";

const Started = z.object({ Secret: z.string().min(1), Code: z.string().min(1) });
const State = z.object({ Authenticated: z.boolean() });

/** Signing in with the name and password of a Jellyfin user, or with Quick Connect. */
export function createJellyfinSignIn(
  { slug, url }: ServiceConnection,
  http: TypedHttp<MediaBrowserApi>,
  deps: IntegrationDeps,
): SignInControl {
  // Not the device of the tracker's own user: a sign-in replaces the token of the same user and device.
  const deviceId = `status-tracker-sign-in-${randomUUID()}`;
  const connect = (token?: string) =>
    createSignInHttp({
      ...deps,
      service: slug,
      baseUrl: url,
      headers: () => ({ authorization: toAuthorization(deviceId, token) }),
    });
  const asDevice = connect();
  const { log } = deps;
  const readWays = createCachedRead<SignInWays>(async () => {
    const hasQuickConnect = await asDevice.get(z.boolean(), "/QuickConnect/Enabled");
    return { hasPassword: true, hasQuickConnect };
  }, WAYS_MS);
  const common = createMediaBrowserSignIn({ slug, http, asDevice, asPerson: connect, log });

  return {
    checkPassword: common.checkPassword,
    findUser: common.findUser,
    ways: () => readWays(deps.now()),
    quickConnect: {
      async start() {
        const path = "/QuickConnect/Initiate";
        const { status, text } = await asDevice.raw("POST", path);
        if (status === 401)
          throw new IntegrationError(slug, "refused", plainCause("QUICK_CONNECT_OFF"));
        const error = statusError(slug, "POST", path, status);
        if (error !== null) throw error;
        const { Secret: secret, Code: code } = parseBody(slug, `POST ${path}`, Started, text);
        return { secret, code };
      },
      async finish(secret) {
        const query = { secret };
        const { status, text } = await asDevice.raw("GET", "/QuickConnect/Connect", { query });
        const error = statusError(slug, "GET", "/QuickConnect/Connect", status);
        if (error !== null) throw error;
        if (!parseBody(slug, "GET /QuickConnect/Connect", State, text).Authenticated) return null;
        const path = "/Users/AuthenticateWithQuickConnect";
        return common.read(path, await asDevice.raw("POST", path, { json: { Secret: secret } }));
      },
    },
  };
}
