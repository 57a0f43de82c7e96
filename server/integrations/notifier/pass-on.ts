import { PASSED_ON_HEADER, type PassOn } from "../port/relay.ts";
import { postHeld } from "./held-request.ts";

/** Headers that belong to a connection or to the length of a body. */
const OF_CONNECTION =
  /^(?:host|connection|content-length|transfer-encoding|keep-alive|upgrade|te|trailer|expect)$/i;

/** Posts a webhook as it was received, with the headers that its former owner expects. */
export const passOn: PassOn = ({ to, contentType, body, onHandOver }) => {
  const headers = new Map<string, string>();
  if (contentType !== null) headers.set("content-type", contentType);
  for (const [name, value] of to.headers)
    if (!OF_CONNECTION.test(name)) headers.set(name.toLowerCase(), value);
  headers.set(PASSED_ON_HEADER, "1");
  return postHeld({
    url: to.url,
    headers: Object.fromEntries(headers),
    body,
    // An admin chose the address in the service.
    mayReachHome: true,
    onHandOver,
  });
};
