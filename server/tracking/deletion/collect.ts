import { planArr, type OtherRequest } from "../../domain/deletion/plan.ts";
import type { Cause } from "../../domain/message/cause.ts";
import { isSameFile } from "../../domain/path.ts";
import type { MatchedFile } from "../../integrations/port/anime-matcher.ts";
import type { ArrTitle, TitleGrab } from "../../integrations/port/arr.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import type { RemovedFile } from "../../integrations/port/removal-target.ts";
import type { Inventory } from "../../store/column/inventory.ts";
import type { ServicesContext } from "../services/context.ts";
import type { DeletionContext } from "./context.ts";
import { idsOf, idsToAsk, onceEach } from "./download-ids.ts";
import { arrsFor, candidateArrs, hasInstances, participantsOf } from "./participant.ts";
import { loadSharing, type SharingOptions } from "./sharing.ts";
import { type DeletionSubject } from "./subject.ts";

/**
 * Asks every service that has not answered yet what it has of a request. Unknown ids are looked up, and all ids are
 * known before anything is deleted (an arr's history is deleted with its title). A service that does not answer is
 * noted, and asked again in the next round.
 */
export async function collect(
  ctx: DeletionContext,
  subject: DeletionSubject,
  known: Inventory,
  ignored: SharingOptions["ignored"],
): Promise<Inventory> {
  const unseen: Record<string, Cause> = {};
  const ask = createAsk(ctx, unseen);
  const arrs = await collectArrs(ctx, subject, known, ask);
  const arr = chooseArr(ctx, subject, arrs);
  const holding = arr === null ? null : (arrs[arr] ?? null);
  const grabs = holding === null ? [] : grabsOf(subject, holding);
  const downloadIds = idsOf(subject, grabs);
  const downloadKeys = [...new Set(downloadIds.map((id) => id.toLowerCase()))];
  const { otherRequests } = await loadSharing(ctx, subject.request, {
    arrService: arr ?? subject.request.arrService,
    hasInstances: hasInstances(arrsFor(ctx, subject.request)),
    ignored,
    downloadKeys,
  });
  // If it is not known which of several instances has the title, its files are kept.
  const isUnclear = arr === null && Object.values(arrs).some((one) => one !== null);
  const going = isUnclear ? [] : filesOf(subject, holding, otherRequests);
  const named = mergeFiles(known.files, going);
  const clients = await ask("client", known.clients, ({ find }) => find(downloadIds));
  const matches = await ask("matching", known.matches, ({ findFiles }) => findFiles(named));
  const files = withMatches(named, Object.values(matches).flat());
  return {
    version: 1,
    arr,
    arrs,
    downloadKeys: [...new Set([...known.downloadKeys, ...downloadKeys])],
    ...(await collectOthers(
      ctx,
      [...downloadIds, ...idsToAsk({ ...known, clients })],
      known,
      { arr, holding },
      ask,
    )),
    clients,
    files,
    matches,
    shown: await ask("library", known.shown, ({ findFiles }) =>
      files.length === 0 ? Promise.resolve([]) : findFiles(subject.target, files),
    ),
    requests: await collectRequests(subject, known, ask),
    unseen,
    absentSince: known.absentSince,
    late: known.late,
    jobs: known.jobs,
  };
}

type Role = Parameters<typeof participantsOf>[1];
type RemovalOf<R extends Role> = ReturnType<typeof participantsOf<R>>[number]["removal"];
type Ask = <R extends Role, T>(
  role: R,
  known: Readonly<Record<string, T>>,
  find: (removal: RemovalOf<R>, slug: string) => Promise<T>,
  only?: (slug: string) => boolean,
) => Promise<Readonly<Record<string, T>>>;

function createAsk(ctx: ServicesContext, unseen: Record<string, Cause>): Ask {
  return async (role, known, find, only = () => true) => {
    const answers = { ...known };
    const participants = participantsOf(ctx, role).filter(
      ({ slug }) => !(slug in known) && only(slug),
    );
    await Promise.all(
      participants.map(async ({ slug, removal }) => {
        try {
          answers[slug] = await find(removal, slug);
        } catch (error) {
          if (!(error instanceof IntegrationError)) throw error;
          unseen[slug] = error.reason;
        }
      }),
    );
    return answers;
  };
}

function collectArrs(
  ctx: ServicesContext,
  { request, target }: DeletionSubject,
  known: Inventory,
  ask: Ask,
): Promise<Inventory["arrs"]> {
  const slugs = arrsFor(ctx, request).map(({ slug }) => slug);
  return ask(
    "arr",
    known.arrs,
    ({ find }, slug) => {
      // The id is valid in its own instance; other instances are asked by public ids.
      const { arrId: _, ...anywhere } = target;
      return find(slug === request.arrService ? target : anywhere);
    },
    (slug) => slugs.includes(slug),
  );
}

/** Returns the request's instance: the known one, or the one of its quality that has the title. */
function chooseArr(
  ctx: ServicesContext,
  { request }: DeletionSubject,
  arrs: Inventory["arrs"],
): string | null {
  const candidates = candidateArrs(arrsFor(ctx, request), request);
  const [only] = candidates;
  if (only === undefined) return null;
  if (candidates.length === 1) return only.slug;
  const holding = candidates.filter(({ slug }) => arrs[slug] != null);
  // Several instances have the title, and it is not known which is meant: nothing is guessed.
  return holding.length === 1 ? (holding[0]?.slug ?? null) : null;
}

/** Returns the arr's grabs that brought something of the request. */
function grabsOf({ deletionScope }: DeletionSubject, { grabs }: ArrTitle): readonly TitleGrab[] {
  if (deletionScope.mediaType === "MOVIE" || deletionScope.seasons.length === 0) return grabs;
  return grabs.filter(({ episodes }) =>
    episodes.some(({ season }) => deletionScope.seasons.includes(season)),
  );
}

async function collectOthers(
  ctx: ServicesContext,
  downloadIds: readonly string[],
  { others, othersKnown }: Inventory,
  { arr, holding }: { readonly arr: string | null; readonly holding: ArrTitle | null },
  ask: Ask,
): Promise<Pick<Inventory, "others" | "othersKnown">> {
  const fresh = onceEach(downloadIds).filter((id) => !othersKnown.includes(id.toLowerCase()));
  const count = participantsOf(ctx, "arr").length;
  if (fresh.length === 0) return { others, othersKnown };
  const reported = Object.values(
    await ask("arr", {}, ({ listOthers }, slug) =>
      listOthers(fresh, slug === arr ? (holding?.id ?? null) : null),
    ),
  );
  const isWhole = reported.length === count;
  return {
    others: [...others, ...reported.flat()],
    othersKnown: isWhole ? [...othersKnown, ...fresh.map((id) => id.toLowerCase())] : othersKnown,
  };
}

/** Returns the files that are deleted with the request: those of the arr, and those that the tracker knows. */
function filesOf(
  { deletionScope, files }: DeletionSubject,
  holding: ArrTitle | null,
  otherRequests: readonly OtherRequest[],
): readonly RemovedFile[] {
  const facts = {
    title: "",
    episodes: [],
    files: files.map((file, id) => ({ ...file, id })),
  };
  const remembered = planArr(deletionScope, otherRequests, facts).files.flatMap(
    ({ id }) => files[id] ?? [],
  );
  if (holding === null) return remembered;
  const going = planArr(deletionScope, otherRequests, holding).files;
  const staying = holding.files.filter((file) => !going.includes(file));
  return mergeFiles(
    going.map(toRemoved),
    remembered.filter(({ path }) => !staying.some((file) => isSameFile(file.path, path))),
  );
}

/** Converts a file of the arr, which does not know Shoko's id. */
export function toRemoved({ path, size, episodes }: ArrTitle["files"][number]): RemovedFile {
  return { path, size, episodes, shokoFileId: null };
}

/** Adds Shoko's ids of files whose import was not reported: a library filled by Shokofin identifies files by them. */
function withMatches(
  files: readonly RemovedFile[],
  matches: readonly MatchedFile[],
): readonly RemovedFile[] {
  return files.map((file) => {
    const match = matches.find(
      ({ path, size }) =>
        isSameFile(path, file.path) && (size === null || file.size === null || size === file.size),
    );
    return { ...file, shokoFileId: file.shokoFileId ?? match?.id ?? null };
  });
}

/** Merges both lists, with one entry per file; what only the tracker knows is kept. */
export function mergeFiles(
  known: readonly RemovedFile[],
  more: readonly RemovedFile[],
): readonly RemovedFile[] {
  const merged = [...known];
  for (const file of more) {
    const index = merged.findIndex(({ path }) => path === file.path);
    const same = merged[index];
    if (same === undefined) merged.push(file);
    else
      merged[index] = {
        ...same,
        size: same.size ?? file.size,
        shokoFileId: same.shokoFileId ?? file.shokoFileId,
      };
  }
  return merged;
}

function collectRequests(
  { request, target }: DeletionSubject,
  known: Inventory,
  ask: Ask,
): Promise<Inventory["requests"]> {
  if (request.origin !== "seerr") return Promise.resolve(known.requests);
  return ask(
    "requests",
    known.requests,
    async ({ findRequest, findMedia }) => ({
      // Seerr was reinstalled and has given the number to another request.
      request: request.originReuse > 0 ? null : await findRequest(request.originId, target),
      media: await findMedia(target),
    }),
    (slug) => slug === request.originService,
  );
}
