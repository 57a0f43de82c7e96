import { z } from "zod";
import { SERVICE_KINDS, type ServiceKind } from "../../../domain/service-kind.ts";
import type { ServiceSuggestion } from "../../port/integration.ts";
import { toAddress } from "../../shared/address.ts";
import { flag, positiveInt, text } from "../../shared/lenient.ts";
import type { ArrHttp } from "./arr-http.ts";
import { ArrDownloadClient, type ArrField } from "./payload.ts";

/** By the app's name of the client implementation. */
const KINDS: Readonly<Record<string, string>> = {
  QBittorrent: "QBITTORRENT",
  Transmission: "TRANSMISSION",
  Deluge: "DELUGE",
  Sabnzbd: "SABNZBD",
  Nzbget: "NZBGET",
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

function findKind(implementation: string): ServiceKind | undefined {
  const named = Object.hasOwn(KINDS, implementation) ? KINDS[implementation] : undefined;
  return SERVICE_KINDS.find((kind) => kind === named);
}

function valueOf(fields: readonly ArrField[], name: string): unknown {
  return fields.find((field) => field.name === name)?.value;
}
