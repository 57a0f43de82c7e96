import { type Cause, type CauseMessage, plainCause } from "../../../domain/message/cause.ts";
import type { ShokoBan, ShokoBanStatus, ShokoSuspension } from "./payload.ts";
import { readTimeSpan } from "./time-span.ts";

/** Whether Shoko may use one of AniDB's two protocols. */
export interface AnidbAccess {
  readonly isBanned: boolean;
  /** Why requests are held back, if not because of a ban; null: they are not. */
  readonly suspension: Cause | null;
  /** When it ends; null when Shoko does not report it. */
  readonly until: Date | null;
}

/** UDP identifies files, HTTP reads series. AniDB bans each separately. */
export interface AnidbAccesses {
  readonly udp: AnidbAccess;
  readonly http: AnidbAccess;
}

const OPEN: AnidbAccess = { isBanned: false, suspension: null, until: null };

/** Reads `/AniDB/BanStatus`, which 5.x and the first builds of 6.0 have. */
export function readBanStatus({ UDP: udp, HTTP: http }: ShokoBanStatus): AnidbAccesses {
  return { udp: readBan(udp), http: readBan(http) };
}

function readBan(ban: ShokoBan | undefined): AnidbAccess {
  return ban?.IsBanned === true ? { ...OPEN, isBanned: true, until: endOfBan(ban) } : OPEN;
}

/** Counted from the last update; null when Shoko does not report the duration. */
function endOfBan({ BanDuration: span, LastUpdatedAt: since }: ShokoBan): Date | null {
  const seconds = readTimeSpan(span);
  if (seconds === null || since === undefined) return null;
  return new Date(new Date(since).getTime() + seconds * 1_000);
}

/** What Shoko calls the kinds of suspensions (SuspensionKind.cs), as people say it. */
const KINDS: Readonly<Record<string, CauseMessage>> = {
  RateLimited: plainCause("ANIDB_RATE_LIMITED"),
  ServerErrors: plainCause("ANIDB_SERVER_ERRORS"),
  Overloaded: plainCause("ANIDB_OVERLOADED"),
  AuthenticationFailed: plainCause("ANIDB_LOGIN_REFUSED"),
  SessionInvalid: plainCause("ANIDB_SESSION_ENDED"),
  Maintenance: plainCause("ANIDB_MAINTENANCE"),
};

/** Reads `/Suspension`, which later builds of 6.0 have: one entry for each service that Shoko and its plugins use. */
export function readSuspensions(providers: readonly ShokoSuspension[]): AnidbAccesses {
  const read = (protocol: RegExp) => {
    const provider = providers.find(
      ({ Name: name = "" }) => /anidb/i.test(name) && protocol.test(name),
    );
    return provider === undefined ? OPEN : readSuspension(provider);
  };
  return { udp: read(/udp/i), http: read(/http/i) };
}

function readSuspension({ IsSuspended, ResumesAt, Suspensions }: ShokoSuspension): AnidbAccess {
  if (IsSuspended !== true) return OPEN;
  const ban = Suspensions.find(({ Kind: kind }) => kind === "Banned");
  const until = ban?.ResumesAt ?? ResumesAt;
  const [other] = Suspensions;
  const words = other?.Reason ?? KINDS[other?.Kind ?? ""] ?? plainCause("NO_REASON_GIVEN");
  return {
    isBanned: ban !== undefined,
    suspension: ban === undefined ? words : null,
    until: until === undefined ? null : new Date(until),
  };
}
