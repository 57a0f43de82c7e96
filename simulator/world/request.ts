import { addToArr, findItemOf, lastInstanceOf } from "./arr.ts";
import { diskScan } from "./disk-scan.ts";
import { editionOf, mediaRowOf } from "./media.ts";
import type { ArrItem, User, SeerrRequest } from "./model.ts";
import type { Title } from "./title.ts";
import { expectFound, type World } from "./world.ts";

interface RequestInput {
  readonly title: Title;
  readonly seasons?: readonly number[];
  readonly by?: string;
  readonly is4k?: boolean;
  /** A folder other than the default of its kind, e.g. one that Shoko does not manage. */
  readonly rootFolder?: string;
  /** The requester has auto-approval: only MEDIA_AUTO_APPROVED is sent. */
  readonly isAutomatic?: boolean;
}

/** Somebody requests the title in Seerr. */
export function request(world: World, input: RequestInput): SeerrRequest {
  const user = findUser(world, input.by);
  const seerrRequest: SeerrRequest = {
    id: world.nextId("request"),
    title: input.title,
    seasons: input.title.kind === "movie" ? [] : (input.seasons ?? [1]),
    pendingSeasons: [],
    is4k: input.is4k ?? false,
    serverId: null,
    profileId: null,
    rootFolder: input.rootFolder ?? null,
    requestedBy: user,
    createdAt: world.clock.now(),
    modifiedBy: user,
    status: input.isAutomatic ? "approved" : "pending",
  };
  if (!world.media.has(input.title) && !world.titles.includes(input.title))
    world.titles.push(input.title);
  mediaRowOf(world, input.title);
  world.seerrRequests.push(seerrRequest);
  if (input.isAutomatic) {
    world.emit({ kind: "request", notification: "MEDIA_AUTO_APPROVED", seerrRequest });
    if (!world.seerr.losesApprovals) sendToArr(world, seerrRequest);
  } else {
    world.emit({ kind: "request", notification: "MEDIA_PENDING", seerrRequest });
  }
  return seerrRequest;
}

/** Seerr sends the request to the arr as soon as it is approved. */
export function approve(world: World, seerrRequest: SeerrRequest): ArrItem {
  markApproved(world, seerrRequest);
  return sendToArr(world, seerrRequest);
}

/** Approved, but never sent to the arr. */
export function loseApproval(world: World, seerrRequest: SeerrRequest): void {
  markApproved(world, seerrRequest);
}

function markApproved(
  world: World,
  seerrRequest: SeerrRequest,
  modifiedBy: SeerrRequest["modifiedBy"] = world.users[0],
): void {
  seerrRequest.status = "approved";
  seerrRequest.pendingSeasons = [];
  seerrRequest.modifiedBy = modifiedBy;
  world.emit({ kind: "request", notification: "MEDIA_APPROVED", seerrRequest });
}

/** A person has the request sent to the arr again: by a retry after a failure, else by an edit of the request. */
export function retry(world: World, seerrRequest: SeerrRequest): void {
  if (world.seerr.losesApprovals) return;
  markApproved(world, seerrRequest, seerrRequest.modifiedBy);
  sendToArr(world, seerrRequest);
}

export interface RequestEdit {
  readonly seasons?: readonly number[];
  readonly serverId?: number;
  readonly profileId?: number;
  readonly rootFolder?: string;
  readonly requestedBy?: User;
}

/**
 * The request is changed under the same id. Seerr sends an approved request again, with a webhook, when its server,
 * profile, folder or requester changes; seasons alone change nothing in the arr, and added ones stay pending.
 */
export function editRequest(
  world: World,
  seerrRequest: SeerrRequest,
  { seasons = seerrRequest.seasons, ...target }: RequestEdit,
): void {
  const isDecided = seerrRequest.status === "approved" || seerrRequest.status === "completed";
  const isPending = (season: number) =>
    seerrRequest.pendingSeasons.includes(season) || !seerrRequest.seasons.includes(season);
  seerrRequest.pendingSeasons = isDecided ? seasons.filter(isPending) : [];
  seerrRequest.seasons = seasons;
  const isMoved = Object.entries(target).some(
    ([name, value]) => seerrRequest[name as keyof typeof target] !== value,
  );
  Object.assign(seerrRequest, target);
  if (isMoved && seerrRequest.status === "approved") retry(world, seerrRequest);
}

/** Once the title is added, the arr scans its folder. */
function sendToArr(world: World, seerrRequest: SeerrRequest): ArrItem {
  const item = addToArr(world, seerrRequest);
  const row = mediaRowOf(world, seerrRequest.title);
  row.addedToArr.add(editionOf(seerrRequest));
  row.missingInArr.delete(editionOf(seerrRequest));
  if (world.disk.inFolder(item.path).length > 0) world.clock.after(1, () => diskScan(world, item));
  return item;
}

export function decline(world: World, seerrRequest: SeerrRequest): void {
  seerrRequest.status = "declined";
  seerrRequest.modifiedBy = world.users[0];
  world.emit({ kind: "request", notification: "MEDIA_DECLINED", seerrRequest });
}

/** From 3.4 on, Seerr declines requests by itself that it no longer finds in the arr. */
export function declineOrphan(world: World, seerrRequest: SeerrRequest): void {
  seerrRequest.status = "declined";
  seerrRequest.modifiedBy = null;
  world.emit({ kind: "request", notification: "MEDIA_DECLINED", seerrRequest });
}

/** The arr refused the request or could not be reached. */
export function failToAdd(world: World, seerrRequest: SeerrRequest): void {
  seerrRequest.status = "failed";
  world.emit({ kind: "request", notification: "MEDIA_FAILED", seerrRequest });
}

/** Deleted in Seerr, without a webhook. */
export function withdraw(world: World, seerrRequest: SeerrRequest): void {
  const index = world.seerrRequests.indexOf(seerrRequest);
  if (index >= 0) world.seerrRequests.splice(index, 1);
}

/** The arr's item for a title, in the instance that handles its request. */
export function findItem(world: World, title: Title, is4k = false): ArrItem | null {
  return findItemOf(world, title, lastInstanceOf(world, { title, is4k }));
}

function findUser(world: World, name: string | undefined): User {
  if (name === undefined) return expectFound(world.users[1], "second user");
  return expectFound(
    world.users.find((user) => user.name === name),
    `user called ${name}`,
  );
}
