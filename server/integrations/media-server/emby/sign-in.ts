import { randomUUID } from "node:crypto";
import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { SignInControl } from "../../port/sign-in.ts";
import { createSignInHttp } from "../../shared/http/sign-in-http.ts";
import type { TypedHttp } from "../../shared/http/typed-http.ts";
import type { MediaBrowserApi } from "../common/api.generated.ts";
import { createMediaBrowserSignIn } from "../common/media-browser-sign-in.ts";
import { toBaseUrl } from "./client.ts";

/** Signing in with the name and password of an Emby user. Emby Connect and PINs need Emby's own servers. */
export function createEmbySignIn(
  { slug, url }: ServiceConnection,
  http: TypedHttp<MediaBrowserApi>,
  deps: IntegrationDeps,
): SignInControl {
  const device =
    `Emby Client="Status Tracker", Device="Status Tracker", ` +
    `DeviceId="status-tracker-sign-in-${randomUUID()}", Version="1"`;
  const connect = (token?: string) =>
    createSignInHttp({
      ...deps,
      service: slug,
      baseUrl: toBaseUrl(url),
      headers: () => ({
        "x-emby-authorization": device,
        ...(token !== undefined && { "x-emby-token": token }),
      }),
    });
  const { log } = deps;
  const asDevice = connect();
  const common = createMediaBrowserSignIn({ slug, http, asDevice, asPerson: connect, log });
  return {
    checkPassword: common.checkPassword,
    findUser: common.findUser,
    ways: () => Promise.resolve({ hasPassword: true, hasQuickConnect: false }),
  };
}
