import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { pictureTypeOf } from "../../domain/picture.ts";
import {
  toPosterAddress,
  toPosterSource,
  type PictureWidth,
  type PosterService,
} from "../../domain/poster.ts";
import type { DownloadPoster } from "../../integrations/port/poster.ts";
import type { FileCache } from "../../store/file-cache.ts";
import type { Clock } from "../core/clock.ts";
import type { ServiceRegistry } from "./registry.ts";

type Services = Pick<ServiceRegistry, "cipher" | "running" | "posterLinks">;

/**
 * Returns the path of a poster at the tracker, for whoever may see its request: signed, so that the tracker fetches nothing
 * but what services reported. Null if it is at a place where the tracker fetches nothing.
 */
export function linkPoster(services: Services, url: string | null): string | null {
  if (url === null) return null;
  const known = services.posterLinks.get(url);
  if (known !== undefined) return known;
  const source = toPosterSource(url, listServices(services));
  if (source === null) return null;
  const encoded = Buffer.from(source).toString("base64url");
  const link = `/api/posters/${services.cipher.sign(source)}/${encoded}`;
  // Without a service: a service may move or go.
  if (toPosterAddress(source, []) !== null) services.posterLinks.set(url, link);
  return link;
}

/** A poster that a link names. */
export interface Poster {
  /** Changes whenever the picture does. */
  readonly key: string;
  readonly urls: readonly string[];
  readonly allowsSelfSigned: boolean;
}

/** What a link names. The width is not signed: there are only a few. */
export interface PosterLink {
  readonly signature: string;
  readonly source: string;
  readonly width: PictureWidth;
}

/** Returns the poster of a link. Null if the tracker did not make the link, or the service is gone. */
export function findPoster(
  services: Services,
  { signature, source: encoded, width }: PosterLink,
): Poster | null {
  const source = Buffer.from(encoded, "base64url").toString("utf8");
  if (!services.cipher.hasSigned(source, signature)) return null;
  const address = toPosterAddress(source, listServices(services), width);
  if (address === null) return null;
  const { urls, service } = address;
  const connection = service === null ? undefined : services.running.get(service)?.connection;
  return {
    key: createHash("sha256").update(urls.join(" ")).digest("hex"),
    urls,
    allowsSelfSigned: connection?.allowsSelfSigned ?? false,
  };
}

function listServices({ running }: Services): readonly PosterService[] {
  return [...running.values()].map(({ connection: { slug, kind, url } }) => ({ slug, kind, url }));
}

export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** Fetches each poster once, and keeps it. */
export interface Posters {
  /** Null if it cannot be fetched now. */
  load(poster: Poster): Promise<Picture | null>;
}

interface PostersDeps {
  readonly download: DownloadPoster;
  readonly cache: FileCache;
  readonly clock: Clock;
}

/** Downloads at once, of all browsers. */
const MAX_DOWNLOADS = 6;
/** Enough for a page of cards in several browsers. Further ones get none, and show the title. */
const MAX_WAITING = 200;
/** How long a poster that could not be fetched is not tried again. */
const FAILED_MS = 10 * 60_000;
const MAX_FAILED = 2_000;

export function createPosters({ download, cache, clock }: PostersDeps): Posters {
  const loading = new Map<string, Promise<Picture | null>>();
  const failedAt = new LRUCache<string, number>({ max: MAX_FAILED });
  const waiting: (() => void)[] = [];
  let downloads = 0;

  async function takeTurn(): Promise<boolean> {
    if (downloads < MAX_DOWNLOADS) downloads += 1;
    else if (waiting.length >= MAX_WAITING) return false;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return true;
  }

  function endTurn(): void {
    const next = waiting.shift();
    if (next === undefined) downloads -= 1;
    else next();
  }

  async function fetchOnce({ key, ...request }: Poster): Promise<Uint8Array | null> {
    const now = clock.now().getTime();
    if (now - (failedAt.get(key) ?? -FAILED_MS) < FAILED_MS || !(await takeTurn())) return null;
    try {
      const bytes = await download(request);
      if (bytes === null) failedAt.set(key, now);
      // A full disk costs the cache, not the picture.
      else await cache.write(key, bytes).catch(() => undefined);
      return bytes;
    } catch {
      failedAt.set(key, now);
      return null;
    } finally {
      endTurn();
    }
  }

  async function load(poster: Poster): Promise<Picture | null> {
    const kept = await cache.read(poster.key).catch(() => null);
    const bytes = kept ?? (await fetchOnce(poster));
    const type = bytes === null ? null : pictureTypeOf(bytes);
    return bytes === null || type === null ? null : { bytes, type };
  }

  return {
    load(poster) {
      const known = loading.get(poster.key);
      if (known !== undefined) return known;
      const started = load(poster).finally(() => loading.delete(poster.key));
      loading.set(poster.key, started);
      return started;
    },
  };
}
