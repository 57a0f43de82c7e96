import { z } from "zod";
import type { NotifiedLibrary, UsedClient } from "../../../domain/doctor/facts.ts";
import { dropEndSlashes, fileName, folderOf } from "../../../domain/path.ts";
import type { Inspection } from "../../port/inspection.ts";
import { bytes, flag, listOf, pathText, positiveInt, text } from "../../shared/lenient.ts";
import { orUnreported } from "../../shared/or-unreported.ts";
import type { ArrHttp } from "./arr-http.ts";
import { ArrDownloadClient, ArrNotification, type ArrField } from "./payload.ts";
import { findKind } from "./suggestion.ts";

const RootFolder = z.object({ path: pathText, accessible: flag, freeSpace: bytes });
const DiskSpace = z.object({ path: pathText });
const MediaManagement = z.object({ copyUsingHardlinks: flag });
const RemotePathMapping = z.object({ host: text, remotePath: pathText, localPath: pathText });
const FolderListing = z.object({ directories: listOf(z.object({ name: text, path: pathText })) });

/** The setting with the category: that of the other app is not there. */
const CATEGORY_FIELDS = ["tvCategory", "movieCategory"];
/** What Sonarr and Radarr call a connection to Emby or Jellyfin. */
const MEDIA_BROWSER = "MediaBrowser";

/** Reports how Sonarr or Radarr is set up. */
export function createArrInspection(http: ArrHttp): Inspection {
  async function listRootFolders() {
    const all = await http.get(z.array(RootFolder), "/api/v3/rootfolder");
    return all.flatMap(({ path, accessible, freeSpace }) =>
      path === undefined
        ? []
        : [
            {
              path: dropEndSlashes(path),
              isAccessible: accessible !== false,
              freeBytes: freeSpace ?? null,
            },
          ],
    );
  }

  async function listMappings() {
    const all = await http.get(z.array(RemotePathMapping), "/api/v3/remotepathmapping");
    return all.flatMap(({ host, remotePath, localPath }) =>
      host === undefined || remotePath === undefined || localPath === undefined
        ? []
        : [{ host, remotePath, localPath: dropEndSlashes(localPath) }],
    );
  }

  return {
    async read() {
      const [rootFolders, mounts, usesHardLinks, clients, mappings, notified] = await Promise.all([
        orUnreported(listRootFolders()),
        orUnreported(
          http
            .get(z.array(DiskSpace), "/api/v3/diskspace")
            .then((all) => all.flatMap(({ path }) => path ?? [])),
        ),
        orUnreported(
          http
            .get(MediaManagement, "/api/v3/config/mediamanagement")
            .then(({ copyUsingHardlinks }) => copyUsingHardlinks ?? null),
        ),
        orUnreported(
          http
            .get(z.array(ArrDownloadClient), "/api/v3/downloadclient")
            .then((all) => all.flatMap((one) => toUsedClient(one) ?? [])),
        ),
        orUnreported(listMappings()),
        orUnreported(
          http
            .get(z.array(ArrNotification), "/api/v3/notification")
            .then((all) => all.flatMap((one) => toNotified(one) ?? [])),
        ),
      ]);
      return { arr: { rootFolders, mounts, usesHardLinks, clients, mappings, notified } };
    },
    async hasFolder(path) {
      const folder = dropEndSlashes(path);
      const name = fileName(folder);
      if (name === "") return true;
      const listing = await orUnreported(
        http.get(FolderListing, "/api/v3/filesystem", { query: { path: folderOf(folder) } }),
      );
      // The app lists nothing where it cannot read, too.
      if (listing === null || listing.directories.length === 0) return null;
      return listing.directories.some((one) => (one.name ?? fileName(one.path ?? "")) === name);
    },
  };
}

function toUsedClient(client: ArrDownloadClient): UsedClient | null {
  const { name, implementation = "", enable, fields } = client;
  if (enable === false) return null;
  const category = CATEGORY_FIELDS.flatMap((field) => text.parse(valueOf(fields, field)) ?? [])[0];
  return {
    name: name ?? implementation,
    kind: findKind(implementation) ?? null,
    host: text.parse(valueOf(fields, "host")) ?? "",
    port: positiveInt.parse(valueOf(fields, "port")) ?? null,
    category: category ?? null,
  };
}

function toNotified({ implementation, fields }: ArrNotification): NotifiedLibrary | null {
  const host = text.parse(valueOf(fields, "host"));
  if (implementation !== MEDIA_BROWSER || host === undefined) return null;
  return {
    host,
    port: positiveInt.parse(valueOf(fields, "port")) ?? null,
    sendsNotifications: flag.parse(valueOf(fields, "notify")) === true,
  };
}

function valueOf(fields: readonly ArrField[], name: string): unknown {
  return fields.find((field) => field.name === name)?.value;
}
