import {
  eachOnce,
  reasonsToKeep,
  type DeletionScope,
  type OtherRequest,
} from "../../domain/deletion/plan.ts";
import type { KeepReason } from "../../domain/message/keep.ts";
import type { KnownEpisode } from "../../domain/release-name/match-files.ts";
import type { ClientDownload } from "../../integrations/port/download-client.ts";
import type { Inventory } from "../../store/column/inventory.ts";
import type { Sharing } from "./sharing.ts";
import type { DeletionSubject } from "./subject.ts";

/** A download of the request, and whether it is deleted. */
export interface DecidedDownload {
  readonly key: string;
  /** As the arr writes it. */
  readonly downloadId: string;
  readonly title: string;
  readonly size: number | null;
  /** Why it is kept; empty: it is deleted. */
  readonly reasons: readonly KeepReason[];
}

interface Candidate {
  readonly key: string;
  readonly downloadId: string;
  readonly title: string;
  readonly size: number | null;
  readonly episodes: readonly { readonly season: number; readonly number: number }[];
  readonly held: readonly ClientDownload[];
  /** The episodes of the show, as the arr reports them. */
  readonly known: readonly KnownEpisode[];
}

/** Decides which downloads of the request are deleted, and why others are kept. */
export function decideDownloads(
  subject: DeletionSubject,
  inventory: Inventory,
  sharing: Sharing,
): readonly DecidedDownload[] {
  const candidates = candidatesOf(subject, inventory);
  const going = new Set(candidates.map(({ key }) => key));
  let decided: readonly DecidedDownload[] = [];
  // A kept download keeps those that share its data.
  for (let isSettled = false; !isSettled;) {
    decided = agree(
      candidates,
      candidates.map((candidate) =>
        decide(candidate, subject.deletionScope, inventory, sharing, going),
      ),
    );
    const before = going.size;
    for (const { key, reasons } of decided) if (reasons.length > 0) going.delete(key);
    isSettled = going.size === before;
  }
  return decided;
}

/** A hybrid torrent may have been grabbed under each of its two ids: it is kept if either is. */
function agree(
  candidates: readonly Candidate[],
  decided: readonly DecidedDownload[],
): readonly DecidedDownload[] {
  const torrents = candidates.map(({ held }) => held.map(({ ids }) => ids[0]));
  return decided.map((download, index) => {
    const same = decided.filter(
      (_, other) => other === index || torrents[other]?.some((id) => torrents[index]?.includes(id)),
    );
    return { ...download, reasons: eachOnce(same.flatMap(({ reasons }) => reasons)) };
  });
}

function decide(
  { key, downloadId, title, size, episodes, held, known }: Candidate,
  deletionScope: DeletionScope,
  { others }: Inventory,
  { otherRequests, sharers, goneToo }: Sharing,
  going: ReadonlySet<string>,
): DecidedDownload {
  const crossSeeds = held.flatMap(({ sharesDataWith }) =>
    sharesDataWith.filter(({ id }) => !going.has(id.toLowerCase())).map(({ name }) => name),
  );
  const files = held.find((one) => one.files !== null)?.files ?? null;
  const keys = new Set([key, ...held.flatMap(({ ids }) => ids.map((id) => id.toLowerCase()))]);
  const otherTitles = others
    .filter((other) => keys.has(other.downloadId.toLowerCase()))
    .map((other) => other.title);
  const sharedWith: readonly OtherRequest[] = [...keys].flatMap((one) => sharers.get(one) ?? []);
  const facts = { title, episodes, sharedWith, otherTitles, crossSeeds, files, known };
  const gone = goneToo.filter(({ downloadKeys }) => downloadKeys.some((one) => keys.has(one)));
  const reasons = reasonsToKeep(
    deletionScope,
    otherRequests,
    facts,
    gone.map((one) => one.deletionScope),
  );
  return { key, downloadId, title, size, reasons };
}

function candidatesOf(subject: DeletionSubject, inventory: Inventory): readonly Candidate[] {
  const holding = inventory.arr === null ? null : (inventory.arrs[inventory.arr] ?? null);
  const held = Object.values(inventory.clients).flat();
  return inventory.downloadKeys.map((key) => {
    const tracked = subject.downloads.find((download) => download.key === key);
    const grab = holding?.grabs.find(({ downloadId }) => downloadId.toLowerCase() === key);
    const own = held.filter(({ ids }) => ids.some((id) => id.toLowerCase() === key));
    return {
      key,
      downloadId: grab?.downloadId ?? tracked?.downloadId ?? key,
      title: tracked?.title ?? own[0]?.name ?? grab?.title ?? key,
      size: own[0]?.size ?? tracked?.size ?? grab?.size ?? null,
      episodes: distinct([...(tracked?.episodes ?? []), ...(grab?.episodes ?? [])]),
      held: own,
      known: holding?.episodes ?? [],
    };
  });
}

function distinct(episodes: Candidate["episodes"]): Candidate["episodes"] {
  return [
    ...new Map(
      episodes.map((episode) => [`${episode.season}x${episode.number}`, episode]),
    ).values(),
  ];
}
