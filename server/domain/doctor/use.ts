import type { ArrSetUp, ClientSetUp, PathMapping, ServiceFacts, UsedClient } from "./facts.ts";
import { joinFolder, mapFolder } from "./folder.ts";

/** A download client that an arr uses. */
export interface Use {
  readonly arr: ServiceFacts;
  readonly used: UsedClient;
  /** The same client as the tracker knows it; null: it is not connected to it. */
  readonly client: ServiceFacts | null;
  /** Where the client puts the downloads of the arr, as the arr calls it; null: not known. */
  readonly folder: string | null;
}

/** Returns which arr uses which download client. */
export function listUses(services: readonly ServiceFacts[]): readonly Use[] {
  return services.flatMap((arr) =>
    (arr.setUp?.arr?.clients ?? []).map((used) => {
      const client = findClient(services, used);
      const folder = folderOf(used, client?.setUp?.client, arr.setUp?.arr);
      return { arr, used, client, folder };
    }),
  );
}

/** Containers know a host by different names: the only client of a kind is the one that is meant. */
function findClient(services: readonly ServiceFacts[], used: UsedClient): ServiceFacts | null {
  const ofKind = services.filter(({ kind }) => kind === used.kind);
  const exact = ofKind.find(({ url }) => isAt(url, used));
  return exact ?? (ofKind.length === 1 ? (ofKind[0] ?? null) : null);
}

/** Whether a URL leads to this host and port. */
export function isAt(url: string, { host, port }: Pick<UsedClient, "host" | "port">): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.hostname.toLowerCase() !== host.toLowerCase()) return false;
  return port === null || portOf(parsed) === port;
}

function portOf({ port, protocol }: URL): number {
  return port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
}

function folderOf(
  { host, category }: UsedClient,
  client: ClientSetUp | undefined,
  arr: ArrSetUp | undefined,
): string | null {
  const mappings: readonly PathMapping[] | null = arr?.mappings ?? null;
  if (client === undefined || client.folder === null || mappings === null) return null;
  const below = category === null ? "" : (client.categories?.get(category) ?? "");
  return mapFolder(joinFolder(client.folder, below), host, mappings);
}

/** Returns the folders of which each arr has to say whether it sees them, by its slug. */
export function listFoldersToSee(
  services: readonly ServiceFacts[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  const add = (slug: string, folder: string) =>
    wanted.set(slug, (wanted.get(slug) ?? new Set()).add(folder));
  for (const { arr, folder } of listUses(services)) if (folder !== null) add(arr.slug, folder);
  for (const { slug, setUp } of services)
    for (const { localPath } of setUp?.arr?.mappings ?? []) add(slug, localPath);
  return wanted;
}
