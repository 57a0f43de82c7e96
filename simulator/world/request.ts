import { addToArr, findItemOf, instanceOf } from "./arr.ts";
import { diskScan } from "./disk-scan.ts";
import { halfOf, mediaRowOf } from "./media.ts";
import type { ArrItem, User, Wish } from "./model.ts";
import type { Title } from "./title.ts";
import { expectFound, type World } from "./world.ts";

interface WishInput {
  readonly title: Title;
  readonly seasons?: readonly number[];
  readonly by?: string;
  readonly is4k?: boolean;
  /** Another folder than the usual one of its kind, e.g. one that Shoko does not watch. */
  readonly rootFolder?: string;
  /** The requester may approve: only MEDIA_AUTO_APPROVED is sent. */
  readonly isAutomatic?: boolean;
}

/** Somebody asks for it in Seerr. */
export function request(world: World, input: WishInput): Wish {
  const user = findUser(world, input.by);
  const wish: Wish = {
    id: world.nextId("wish"),
    title: input.title,
    seasons: input.title.kind === "film" ? [] : (input.seasons ?? [1]),
    is4k: input.is4k ?? false,
    rootFolder: input.rootFolder ?? null,
    requestedBy: user,
    createdAt: world.clock.now(),
    modifiedBy: user,
    status: input.isAutomatic ? "approved" : "pending",
  };
  if (!world.media.has(input.title) && !world.titles.includes(input.title))
    world.titles.push(input.title);
  mediaRowOf(world, input.title);
  world.wishes.push(wish);
  if (input.isAutomatic) {
    world.emit({ kind: "wish", notification: "MEDIA_AUTO_APPROVED", wish });
    if (!world.seerr.losesApprovals) sendToArr(world, wish);
  } else {
    world.emit({ kind: "wish", notification: "MEDIA_PENDING", wish });
  }
  return wish;
}

/** Seerr tells the arr as soon as the request is approved. */
export function approve(world: World, wish: Wish): ArrItem {
  markApproved(world, wish);
  return sendToArr(world, wish);
}

/** Approved, and the arr never hears of it. */
export function loseApproval(world: World, wish: Wish): void {
  markApproved(world, wish);
}

function markApproved(world: World, wish: Wish): void {
  wish.status = "approved";
  wish.modifiedBy = world.users[0];
  world.emit({ kind: "wish", notification: "MEDIA_APPROVED", wish });
}

/** Sent to the arr once more; only one that had failed is told of as approved. */
export function retry(world: World, wish: Wish): void {
  if (wish.status === "failed") markApproved(world, wish);
  if (!world.seerr.losesApprovals) sendToArr(world, wish);
}

/** Other seasons are asked for under the same id; nobody is told. */
export function editWish(world: World, wish: Wish, seasons: readonly number[]): void {
  wish.seasons = seasons;
  if (wish.status === "approved") sendToArr(world, wish);
}

/** Once it is added the arr looks what lies in the folder already. */
function sendToArr(world: World, wish: Wish): ArrItem {
  const item = addToArr(world, wish);
  const row = mediaRowOf(world, wish.title);
  row.sent.add(halfOf(wish));
  row.lost.delete(halfOf(wish));
  if (world.disk.inFolder(item.path).length > 0) world.clock.after(1, () => diskScan(world, item));
  return item;
}

export function decline(world: World, wish: Wish): void {
  wish.status = "declined";
  wish.modifiedBy = world.users[0];
  world.emit({ kind: "wish", notification: "MEDIA_DECLINED", wish });
}

/** From 3.4 on Seerr declines by itself what it no longer finds in the arr. */
export function declineOrphan(world: World, wish: Wish): void {
  wish.status = "declined";
  wish.modifiedBy = null;
  world.emit({ kind: "wish", notification: "MEDIA_DECLINED", wish });
}

/** The arr refused it or could not be reached. */
export function failToAdd(world: World, wish: Wish): void {
  wish.status = "failed";
  world.emit({ kind: "wish", notification: "MEDIA_FAILED", wish });
}

/** Gone from Seerr without a word: no webhook tells it. */
export function withdraw(world: World, wish: Wish): void {
  const index = world.wishes.indexOf(wish);
  if (index >= 0) world.wishes.splice(index, 1);
}

/** The arr's item for a title, in the instance that its wish is sent to. */
export function findItem(world: World, title: Title, is4k = false): ArrItem | null {
  return findItemOf(world, title, instanceOf(world, { title, is4k }));
}

function findUser(world: World, name: string | undefined): User {
  if (name === undefined) return expectFound(world.users[1], "second user");
  return expectFound(
    world.users.find((user) => user.name === name),
    `user called ${name}`,
  );
}
