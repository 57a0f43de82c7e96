import type { PrivateValues } from "../../domain/anonymize.ts";
import { serviceColumns } from "../../store/column/service.ts";
import type { ServicesContext } from "./context.ts";

/** More would make each text slow to search. */
const MAX_PEOPLE = 5_000;

/** Gathers what nobody else may learn: keys of services and their webhooks, names of people, addresses. */
export async function gatherPrivateValues({
  store,
  services,
}: Pick<ServicesContext, "store" | "services">): Promise<PrivateValues> {
  const connections = [...services.running.values()].map(({ connection }) => connection);
  const rows = await store.read.service.findMany({
    select: { slug: true, url: true, externalUrls: true },
  });
  const urls = [
    ...connections.flatMap(({ url, externalUrls = [] }) => [url, ...externalUrls]),
    ...rows.flatMap((row) => [row.url, ...(serviceColumns.externalUrls.read(row) ?? [])]),
  ];
  const parsed = [...urls, services.publicUrl ?? ""].flatMap((url) => URL.parse(url) ?? []);
  const people = await store.read.person.findMany({
    take: MAX_PEOPLE,
    orderBy: { id: "asc" },
    select: { name: true, identities: { select: { name: true, email: true, subject: true } } },
  });
  return {
    secrets: [
      ...connections.flatMap(({ apiKey, password }) => [apiKey ?? [], password ?? []].flat()),
      ...services.hookSecrets.values(),
      services.webhookToken ?? [],
      ...people.flatMap(({ identities }) => identities.flatMap(({ email }) => email ?? [])),
    ].flat(),
    names: people.flatMap(({ name, identities }) => [name, ...identities.map((one) => one.name)]),
    hosts: parsed.flatMap(({ host, hostname }) => [host, hostname]),
  };
}
