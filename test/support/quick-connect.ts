import { PERSON_PASSWORD } from "../../simulator/service/access.ts";
import type { Stack } from "../../simulator/stack.ts";

const DEVICE = 'Client="Phone", Device="Phone", DeviceId="phone-1", Version="1"';

/** Does what the app on a phone does, in which the person is signed in. Returns the status of the approval. */
export async function approveQuickConnect(
  { urls }: Stack,
  { code, username }: { readonly code: string; readonly username: string },
): Promise<number> {
  const call = (path: string, authorization: string, body?: unknown) =>
    fetch(`${urls.jellyfin}${path}`, {
      method: "POST",
      headers: { authorization },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const signedIn = await call("/Users/AuthenticateByName", `MediaBrowser ${DEVICE}`, {
    Username: username,
    Pw: PERSON_PASSWORD,
  });
  const { AccessToken } = (await signedIn.json()) as { AccessToken: string };
  const authorization = `MediaBrowser Token="${AccessToken}", ${DEVICE}`;
  return (await call(`/QuickConnect/Authorize?code=${code}`, authorization)).status;
}
