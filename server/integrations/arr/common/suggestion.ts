import { z } from "zod";
import { SERVICE_KINDS, type ServiceKind } from "../../../domain/service-kind.ts";
import type { ServiceSuggestion } from "../../port/integration.ts";
import type { KindOfRole } from "../../port/kind.ts";
import { toAddress } from "../../shared/address.ts";
import { flag, positiveInt, text } from "../../shared/lenient.ts";
import type { ArrHttp } from "./arr-http.ts";
import { ArrDownloadClient, type ArrField } from "./payload.ts";

/** What Sonarr and Radarr call the implementation of each download client. */
const IMPLEMENTATIONS: Readonly<Record<KindOfRole<"client">, string>> = {
  QBITTORRENT: "QBittorrent",
  TRANSMISSION: "Transmission",
  DELUGE: "Deluge",
  SABNZBD: "Sabnzbd",
  NZBGET: "Nzbget",
};

/** Lists the download clients that the app uses. Their passwords and keys are masked, so they are omitted. */
export async function listDownloadClients(http: ArrHttp): Promise<ServiceSuggestion[]> {
  const clients = await http.get(z.array(ArrDownloadClient), "/api/v3/downloadclient");
  return clients.flatMap((client) => toSuggestion(client) ?? []);
}

function toSuggestion({
  name,
  implementation = "",
  enable,
  fields,
}: ArrDownloadClient): ServiceSuggestion | null {
  const kind = findKind(implementation);
  const url = toAddress({
    host: text.parse(valueOf(fields, "host")),
    port: positiveInt.parse(valueOf(fields, "port")),
    isSecure: flag.parse(valueOf(fields, "useSsl")),
    path: text.parse(valueOf(fields, "urlBase")),
  });
  if (kind === undefined || url === null || enable === false) return null;
  const username = text.parse(valueOf(fields, "username"));
  return { kind, name: name ?? implementation, url, ...(username !== undefined && { username }) };
}

/** Returns the kind of a download client by the name of its implementation. */
export function findKind(implementation: string): ServiceKind | undefined {
  const clients: Readonly<Partial<Record<ServiceKind, string>>> = IMPLEMENTATIONS;
  return SERVICE_KINDS.find((kind) => clients[kind] === implementation);
}

function valueOf(fields: readonly ArrField[], name: string): unknown {
  return fields.find((field) => field.name === name)?.value;
}
