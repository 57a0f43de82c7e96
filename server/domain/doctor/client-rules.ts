import type { ServiceFacts } from "./facts.ts";
import { isWithin, mountOf } from "./folder.ts";
import type { Notes } from "./notes.ts";
import type { Use } from "./use.ts";

/** What an arr and the download clients that it uses have to agree on. */
export function checkClients(arr: ServiceFacts, uses: readonly Use[], notes: Notes): void {
  const setUp = arr.setUp?.arr;
  if (setUp === undefined) return;
  if (setUp.clients?.length === 0)
    notes.find(arr, { code: "NO_CLIENT", params: { service: arr.name } });
  checkMappings(arr, notes);
  const own = uses.filter((use) => use.arr === arr);
  for (const use of own) {
    if (use.client === null) {
      notes.skip({ code: "CLIENT_UNKNOWN", params: { service: arr.name, client: use.used.name } });
      continue;
    }
    checkCategory(use, use.client, uses, notes);
    checkFolder(use, use.client, notes);
  }
  // Hard links to a folder that the arr does not see are not the problem yet.
  const folders = new Set(own.flatMap(({ folder }) => folder ?? []));
  for (const folder of folders) if (arr.seen.get(folder) !== false) checkLinks(arr, folder, notes);
  if (setUp.usesHardLinks === false)
    notes.find(arr, { code: "FILES_COPIED", params: { service: arr.name } });
}

function checkMappings(arr: ServiceFacts, notes: Notes): void {
  const { clients, mappings } = arr.setUp?.arr ?? {};
  for (const { host, localPath } of mappings ?? []) {
    const isUsed = clients?.some((one) => one.host.toLowerCase() === host.toLowerCase()) ?? true;
    if (!isUsed)
      notes.find(arr, { code: "MAPPING_FOR_NOBODY", params: { service: arr.name, host } });
    else if (arr.seen.get(localPath) === false)
      notes.find(arr, {
        code: "MAPPING_NOWHERE",
        params: { service: arr.name, folder: localPath },
      });
  }
}

function checkCategory(
  { arr, used }: Use,
  client: ServiceFacts,
  uses: readonly Use[],
  notes: Notes,
) {
  const { category } = used;
  if (category === null) return;
  const params = { service: arr.name, client: client.name, category };
  const known = client.setUp?.client?.categories ?? null;
  if (known !== null && !known.has(category)) notes.find(arr, { code: "CATEGORY_ABSENT", params });
  const sharing = uses.findIndex(
    (use) => use.arr !== arr && use.client === client && use.used.category === category,
  );
  const own = uses.findIndex((use) => use.arr === arr && use.client === client);
  const other = uses[sharing];
  // Said once of the two.
  if (other !== undefined && own < sharing)
    notes.find(arr, { code: "CATEGORY_SHARED", params: { ...params, other: other.arr.name } });
}

function checkFolder({ arr, folder }: Use, client: ServiceFacts, notes: Notes): void {
  if (folder === null) {
    // A client that does not answer is a finding of its own.
    if (client.answer.kind === "answered")
      notes.skip({ code: "SET_UP_UNTOLD", params: { service: client.name } });
    return;
  }
  const isSeen = arr.seen.get(folder) ?? null;
  const isMapped = arr.setUp?.arr?.mappings?.some(({ localPath }) => isWithin(folder, localPath));
  if (isSeen === null) notes.skip({ code: "FOLDER_UNTOLD", params: { service: arr.name, folder } });
  // A mapping that leads nowhere is said to.
  else if (!isSeen && isMapped !== true)
    notes.find(arr, {
      code: "DOWNLOADS_UNSEEN",
      params: { service: arr.name, client: client.name, folder },
    });
}

function checkLinks(arr: ServiceFacts, folder: string, notes: Notes): void {
  const { mounts = null, rootFolders = null } = arr.setUp?.arr ?? {};
  const from = mounts && mountOf(folder, mounts);
  if (mounts === null || from === null)
    return notes.skip({ code: "SET_UP_UNTOLD", params: { service: arr.name } });
  for (const { path: root, isAccessible } of rootFolders ?? []) {
    const to = mountOf(root, mounts);
    if (!isAccessible || to === null || to === from) continue;
    notes.find(arr, { code: "OTHER_DISK", params: { service: arr.name, folder, root } });
  }
}
