import type { IncomingMessage } from "node:http";

/**
 * Returns the host under which the client reached the tracker: of the page that it shows, as proxies may change the Host
 * header; else of the request. Null if it is not known.
 */
export function readViewerHost(req: Pick<IncomingMessage, "headers">): string | null {
  const forwarded = [req.headers["x-forwarded-host"] ?? []].flat()[0]?.split(",")[0]?.trim();
  const hosts = [req.headers.origin, forwarded && `http://${forwarded}`].flatMap(
    (address) => (address && URL.parse(address)?.hostname) || [],
  );
  const { host } = req.headers;
  return hosts[0] ?? ((host && URL.parse(`http://${host}`)?.hostname) || null);
}
