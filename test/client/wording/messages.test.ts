import { describe, expect, expectTypeOf, it } from "vitest";
import type { CodedArea, ParamsOf, Words } from "../../../client/language/area.ts";
import { outcomes } from "../../../client/language/words/action.ts";
import { audit, auditActions } from "../../../client/language/words/audit.ts";
import type { causes } from "../../../client/language/words/cause.ts";
import type { deletionSteps } from "../../../client/language/words/deletion-step.ts";
import { history, performed } from "../../../client/language/words/history.ts";
import { keepReasons } from "../../../client/language/words/keep.ts";
import { problems } from "../../../client/language/words/problem.ts";
import { reasons } from "../../../client/language/words/reason.ts";
import type { refusals } from "../../../client/language/words/refusal.ts";
import { rejections } from "../../../client/language/words/rejection.ts";
import type { serviceNotes } from "../../../client/language/words/service-note.ts";
import { actionText, outcomeText } from "../../../client/wording/action-messages.ts";
import { auditWords } from "../../../client/wording/audit-messages.ts";
import { transitionWords } from "../../../client/wording/history-messages.ts";
import { keepWords } from "../../../client/wording/keep-messages.ts";
import { problemText } from "../../../client/wording/problem-messages.ts";
import { reasonClause } from "../../../client/wording/reason-messages.ts";
import { rejectionWords } from "../../../client/wording/rejection-messages.ts";
import { ACTION_KINDS, ACTIONS } from "../../../server/domain/action.ts";
import { ACTION_SENTENCES, type ActionParams } from "../../../server/domain/message/action.ts";
import { AUDIT_SENTENCES, type AuditParams } from "../../../server/domain/message/audit.ts";
import type { CauseParams } from "../../../server/domain/message/cause.ts";
import type { DeletionStepParams } from "../../../server/domain/message/deletion-step.ts";
import { HISTORY_SENTENCES, type HistoryParams } from "../../../server/domain/message/history.ts";
import { KEEP_SENTENCES, type KeepParams } from "../../../server/domain/message/keep.ts";
import {
  formatMessage,
  type Message,
  type MessageParams,
} from "../../../server/domain/message/message.ts";
import { PROBLEM_SENTENCES, type ProblemParams } from "../../../server/domain/message/problem.ts";
import {
  formatReason,
  REASON_SENTENCES,
  type ReasonParams,
} from "../../../server/domain/message/reason.ts";
import type { RefusalParams } from "../../../server/domain/message/refusal.ts";
import {
  REJECTION_SENTENCES,
  type RejectionParams,
} from "../../../server/domain/message/rejection.ts";
import type { ServiceNoteParams } from "../../../server/domain/message/service-note.ts";

/** Every code of the server. */
const MESSAGE_CODES = Object.keys({
  ...HISTORY_SENTENCES,
  ...PROBLEM_SENTENCES,
  ...ACTION_SENTENCES,
  ...REASON_SENTENCES,
  ...KEEP_SENTENCES,
  ...REJECTION_SENTENCES,
  ...AUDIT_SENTENCES,
});

/** What the client has to word, by code, with the parameters that the tracker sends. */
type Wording<Params> = { readonly [Code in keyof Params]: (params: Params[Code]) => void };
/** What the client words, by code, with the parameters that its sentences use. */
type Worded<English extends Words> = {
  readonly [Code in keyof English]: (params: ParamsOf<English[Code]>) => void;
};
/** Sizes are written before the sentence gets them. */
type WithWrittenSize<Params> = {
  readonly [Code in keyof Params]: "size" extends keyof Params[Code]
    ? Omit<Params[Code], "size"> & { readonly size: string | null }
    : Params[Code];
};

/** Messages among the parameters are worded before the sentence gets them. */
type WithWrittenCause<Params> = {
  readonly [Code in keyof Params]: {
    readonly [Name in keyof Params[Code]]: Name extends "cause"
      ? string | Extract<Params[Code][Name], null>
      : Name extends "failures"
        ? readonly string[]
        : Name extends "reasons"
          ? readonly string[]
          : Name extends "what" | "step" | "scan"
            ? string
            : Params[Code][Name];
  };
};
type TypeOfArea<AreaType> = AreaType extends CodedArea<infer English> ? Worded<English> : never;

/** Those of actions have a sentence for each kind of action. */
const ACTION_CODES = ["ACTION_PERFORMED", "ACTION_REQUESTED"] as const;
type ActionCode = (typeof ACTION_CODES)[number];

const OF_SERVICE = { service: "Sonarr" };
const NO_REASON = { reason: null };
const PARTLY = { failed: 1, total: 3 };

/** One message of each code, with every parameter set. */
const SAMPLES: { readonly [Code in keyof MessageParams]: MessageParams[Code] } = {
  REQUESTED: { by: "Taro", ...NO_REASON },
  APPROVED: { isAutomatic: true, ...NO_REASON },
  SEARCHING_AGAIN: { reason: { code: "NOT_IN_QUEUE", params: {} } },
  RELEASE_DATE_REACHED: { isEpisode: true, ...NO_REASON },
  RELEASE_GRABBED: {
    ...OF_SERVICE,
    episodes: 12,
    isAnother: false,
    size: 33_900_000_000,
    indexer: "Nyaa",
    releaseTitle: "[FLE] Lycoris Recoil - S01",
    ...NO_REASON,
  },
  GRAB_UNREPORTED: NO_REASON,
  DOWNLOAD_STARTED: { client: "qBittorrent", ...NO_REASON },
  DOWNLOAD_UNREPORTED: NO_REASON,
  DOWNLOAD_FINISHED: { client: "qBittorrent", ...NO_REASON },
  DOWNLOADED_NOT_IMPORTED: { ...OF_SERVICE, reason: "No space left" },
  IMPORT_STARTED: { ...OF_SERVICE, ...NO_REASON },
  FILE_IMPORTED: { ...OF_SERVICE, ...NO_REASON },
  FILE_PRESENT: { ...OF_SERVICE, ...NO_REASON },
  IMPORT_UNREPORTED: NO_REASON,
  FILE_HASHING: { ...OF_SERVICE, ...NO_REASON },
  FILE_HASHED: { ...OF_SERVICE, ...NO_REASON },
  FILE_MATCHED: { ...OF_SERVICE, ...NO_REASON },
  FILE_NOT_MATCHED: { ...OF_SERVICE, ...NO_REASON },
  MATCH_UNREPORTED: NO_REASON,
  MATCH_AWAITED: NO_REASON,
  PLAYABLE: { isRecognised: true, ...OF_SERVICE, ...NO_REASON },
  READY: { isRecognised: true, ...NO_REASON },
  REPORTED_AVAILABLE: { ...OF_SERVICE, ...NO_REASON },
  NO_LONGER_AVAILABLE: NO_REASON,
  NOT_OUT_YET: { isEpisode: false, ...NO_REASON },
  DECLINED: { ...OF_SERVICE, isAutomatic: true, ...NO_REASON },
  REQUEST_NOT_SENT: { reason: { code: "NOT_ADDED_TO_ARR", params: { service: "Seerr" } } },
  DOWNLOAD_BROKEN: { reason: { code: "BELOW_4K", params: { quality: "WEBDL-1080p" } } },
  REQUEST_REMOVED: { by: "Ada", ...NO_REASON },
  TITLE_REMOVED: { ...OF_SERVICE, ...NO_REASON },
  EPISODE_NOT_LISTED: { ...OF_SERVICE, ...NO_REASON },
  NO_LONGER_PLAYABLE: { ...OF_SERVICE, ...NO_REASON },
  FILE_DELETED: { ...OF_SERVICE, reason: { code: "DELETED_BY_HAND", params: {} } },
  FILE_CONFIRMED_GONE: NO_REASON,
  ACTION_PERFORMED: { ...OF_SERVICE, by: "Ada", action: "SEARCH", failure: "Sonarr: busy" },
  RELEASE_CHOSEN: { ...OF_SERVICE, by: "Ada", release: "Show.S01E07", as: "S01E07", failure: "no" },
  FILE_LINKED_BY_HAND: {
    ...OF_SERVICE,
    by: "Ada",
    file: "Show - 07.mkv",
    episode: "episode 7 of Show",
  },
  REQUEST_DECLINED: { by: "Ada", comment: "seen it" },
  SERVICE_UNREACHABLE: OF_SERVICE,
  REMOVED_FROM_ARR: OF_SERVICE,
  UNMANAGED: OF_SERVICE,
  DOWNLOAD_FAILED: {},
  REFUSED: OF_SERVICE,
  NO_SPACE: {},
  DOWNLOAD_ERROR: { cause: "missing-files" },
  CATEGORY_MISMATCH: OF_SERVICE,
  NOT_TRACKED_BY_ARR: { ...OF_SERVICE, isDownloaded: true },
  NO_METADATA: {},
  FETCHING_METADATA: {},
  STALLED: {},
  NOT_RECEIVING: {},
  PAUSED: { cause: "encrypted" },
  QUEUED_IN_CLIENT: {},
  PATH_MISMATCH: OF_SERVICE,
  IMPORT_BLOCKED: { cause: "no-video" },
  IMPORT_WAITS: { ...OF_SERVICE, cause: "title" },
  IMPORT_OVERDUE: OF_SERVICE,
  IMPORT_SLOW: OF_SERVICE,
  FILE_MISSING: {},
  LOST_BY_LIBRARY: OF_SERVICE,
  ANIDB_BANNED: OF_SERVICE,
  SHOKO_PAUSED: OF_SERVICE,
  UNRECOGNISED_FILE: {},
  HASHING: OF_SERVICE,
  ASKING_ANIDB: OF_SERVICE,
  NOT_SEEN_BY_SHOKO: OF_SERVICE,
  SCAN_RUNNING: OF_SERVICE,
  LIBRARY_EMPTY: OF_SERVICE,
  FILE_DIFFERS: OF_SERVICE,
  NOT_IN_LIBRARY: { ...OF_SERVICE, isMatched: true },
  WAITING_FOR_APPROVAL: {},
  NOT_MONITORED: {},
  NEVER_REACHED_ARR: OF_SERVICE,
  SEASONS_NOT_SENT: { ...OF_SERVICE, manager: "Seerr", seasons: [2, 3] },
  NO_EPISODES_YET: { ...OF_SERVICE, seasons: [2, 3] },
  CLIENT_UNAVAILABLE: { hasRelease: true },
  DELAYED: {},
  QUALITY_BELOW_REQUEST: { quality: "WEBDL-1080p" },
  INDEXERS_UNAVAILABLE: OF_SERVICE,
  ALL_REFUSED: { ...OF_SERVICE, count: 3 },
  NOTHING_FOUND: {},
  STILL_SEARCHING: OF_SERVICE,
  NOT_RELEASED: { isDated: false },
  NOT_AIRED: { isDated: true },
  SEARCH_STARTED: {},
  RELEASES_LISTED: { found: 3, rejected: 2 },
  RELEASE_SENT: {},
  RELEASE_ON_ITS_WAY: {},
  RELEASE_BLOCKLISTED: PARTLY,
  IMPORT_RETRIED: PARTLY,
  REFRESH_STARTED: {},
  MONITORING_STARTED: {},
  MATCH_STARTED: {},
  FILE_LINKED: {},
  SCAN_STARTED: {},
  SCAN_RUNS_ALREADY: {},
  PRIORITY_RAISED: { files: 2 },
  ALREADY_FIRST: {},
  PRIORITY_RESTORED: {},
  REQUEST_SENT_AGAIN: {},
  APPROVAL_SENT: {},
  DECLINE_SENT: {},
  FILE_COUNTS_AS_REMOVED: {},
  PROBLEM_SOLVED: {},
  NO_EFFECT: {},
  ACTION_FAILED: { failures: [{ service: "Sonarr", text: "cannot be reached" }] },
  REQUEST_WITHDRAWN: { by: "Ada" },
  DECLINED_BY: { by: "Ada", comment: "we have it on disc" },
  NOT_IN_RELEASE: {},
  NOT_LISTED: {},
  DISCARDED_BY_HAND: {},
  NOT_IN_QUEUE: {},
  NOT_IN_CLIENT: {},
  BELOW_4K: { quality: "WEBDL-1080p" },
  NOT_ADDED_TO_ARR: { service: "Seerr" },
  DELETED_BY_HAND: {},
  MISSING_FROM_DISK: {},
  FILE_GONE: {},
  BRINGS_OTHER_REQUEST: { by: null },
  BRINGS_OTHER_TITLE: { title: "A movie" },
  SHARES_DATA: { name: "A cross-seed" },
  HOLDS_OTHER_SEASONS: { seasons: [0, 2] },
  FILES_OF_OTHER_SEASONS: { seasons: [2] },
  SEASON_REQUESTED_TOO: { by: "Mika", season: 1 },
  REQUESTED_TOO: { by: "Mika" },
  FILES_UNREAD: { count: 4, names: ["a.mkv", "b.mkv", "c.mkv"] },
  INSTANCE_AMBIGUOUS: {},
  OTHER_INSTANCE: {},
  OTHER_SEASON_FILES: {},
  ON_REQUEST_BLOCKLIST: {},
  OTHER_SEASONS_THERE: {},
  OTHER_QUALITY_THERE: {},
  OTHER_QUALITY_REQUESTED: { by: null },
  SEASONS_IN_USE: { seasons: [2, 3] },
  HOLDS_SEVERAL_MOVIES: { count: 2, names: ["One.mkv", "Two.mkv"] },
  FILE_REPLACED: {},
  FILE_OF_ANOTHER_EPISODE: {},
  CONFIRMED_GONE: {},
  NOT_IN_LIBRARY_ANY_MORE: {},
  SHOKO_READS_FILE: {},
  SHOKO_ASKS_ANIDB: {},
  SHOKO_FOUND_NO_MATCH: {},
  SHOKO_IGNORES_FILE: {},
  AWAITS_LIBRARY: {},
  ONLY_SEERR_SAYS_AVAILABLE: {},
  FILE_IS_AS_GOOD: { existing: "WEBDL-1080p v1" },
  UPGRADE_NOT_ALLOWED: { profile: "HD" },
  FILE_HAS_MORE_EPISODES: {},
  QUEUED_IS_AS_GOOD: { queued: "WEBDL-1080p v1" },
  GRABBED_BEFORE: { grabbed: "WEBDL-1080p v1" },
  IMPORTED_BEFORE: {},
  QUALITY_UNWANTED: { quality: "CAM" },
  SCORE_TOO_LOW: { score: "-10", minimum: "0" },
  LANGUAGE_UNWANTED: { wanted: "Japanese", found: "English" },
  TERM_MISSING: { terms: "x265" },
  TERM_IGNORED: { terms: "HC" },
  TOO_LARGE: { size: "40 GB", limit: "20 GB" },
  TOO_SMALL: { size: "40 MB", limit: "200 MB" },
  SIZE_UNCHECKED: {},
  FEW_SEEDERS: { seeders: "0", minimum: "1" },
  TOO_OLD: {},
  TOO_NEW: { minutes: "5", minimum: "30" },
  BETTER_MAY_COME: {},
  NOT_OUT_YET_FOR_ARR: {},
  PACK_INCOMPLETE: {},
  PACK_UNWANTED: {},
  PACK_REQUIRED: {},
  REVISION_UNWANTED: {},
  GROUP_DIFFERS: {},
  NOT_MONITORED_IN_ARR: {},
  TAGS_DIFFER: {},
  PROTOCOL_OFF: {},
  INDEXER_FLAGS_MISSING: {},
  SUBTITLES_BURNED_IN: {},
  RAW_DISC: {},
  ONLY_SAMPLE: {},
  ON_BLOCKLIST: {},
  OTHER_TITLE: {},
  OTHER_EPISODE: { episode: "1x5" },
  NAME_UNREADABLE: {},
  TITLE_UNKNOWN: {},
  EPISODE_UNKNOWN: {},
  SPACE_TOO_SMALL: {},
  INDEXER_PAUSED: {},
  OTHER_REASON: { words: "Wrong moon" },
  SIGNED_IN: { service: "Jellyfin" },
  SIGN_IN_REFUSED: { way: "password", cause: "delayed", place: "Jellyfin" },
  MORE_SIGN_INS_REFUSED: {},
  SIGNED_OUT: {},
  SESSION_ENDED: { device: "Firefox" },
  OTHER_SESSIONS_ENDED: { count: 2 },
  PASSWORD_CHANGED: {},
  PASSWORD_RESET: { name: "Ada" },
  ADMIN_SET_UP: { name: "Ada" },
  PERSON_ADDED: { name: "Mika", role: "REQUESTER" },
  PEOPLE_JOINED: { name: "Mika", other: "mika@example.org" },
  PERSON_INVITED: { role: "VIEWER", until: "2026-12-06" },
  INVITATION_ACCEPTED: { name: "Mika", role: "VIEWER" },
  INVITATION_REVOKED: { role: "VIEWER" },
  ROLE_CHANGED: { name: "Mika", from: "REQUESTER", to: "ADMIN", isAutomatic: false },
  PERSON_RENAMED: { name: "Mika", before: "mika" },
  PERSON_DISABLED: { name: "Mika" },
  PERSON_ENABLED: { name: "Mika" },
  PERSON_REMOVED: { name: "Mika" },
  TOKEN_CREATED: { name: "script", scope: "READ", until: "2026-12-06" },
  TOKEN_REVOKED: { name: "script" },
  SHARE_LINK_CREATED: { title: "Lycoris Recoil", until: "2026-12-06" },
  SHARE_LINK_REVOKED: { title: "Lycoris Recoil" },
  FEED_ADDRESS_CREATED: {},
  FEED_ADDRESS_REVOKED: {},
  WEBHOOK_PASSED_ON: { name: "Seerr", host: "homeassistant:8123" },
  WEBHOOK_PASSING_ENDED: { name: "Seerr", host: "homeassistant:8123" },
  SERVICE_ADDED: { name: "Sonarr" },
  SERVICE_CHANGED: { name: "Sonarr", fields: ["url", "apiKey"] },
  SERVICE_REMOVED: { name: "Sonarr" },
  WEBHOOK_REGISTERED: { name: "Sonarr" },
  SETTING_CHANGED: { setting: "followsAdded", from: "NEW", to: "ALL" },
  ACTION_REQUESTED: { title: "Lycoris Recoil", action: "SEARCH", service: "Sonarr" },
  DELETION_REQUESTED: { title: "Lycoris Recoil", hasFiles: false },
  DELETION_CANCELLED: { title: "Lycoris Recoil" },
  DELETION_RETRIED: { title: "Lycoris Recoil" },
  FULL_SYNC_STARTED: {},
  REQUEST_SYNCED: { title: "Lycoris Recoil" },
  DELIVERY_REPLAYED: { service: "sonarr", event: "Download" },
  KEY_ROTATED: {},
  BACKUP_MADE: { name: "backup-2031-05-04T04-00-00Z.db" },
  BACKUP_REMOVED: { name: "backup-2031-05-04T04-00-00Z.db" },
  BACKUP_DOWNLOADED: { name: "backup-2031-05-04T04-00-00Z.db" },
  BACKUP_RESTORE_ORDERED: { name: "backup-2031-05-04T04-00-00Z.db" },
  BACKUP_RESTORED: { name: "backup-2031-05-04T04-00-00Z.db" },
  LOG_LEVEL_CHANGED: { from: "info", to: "debug" },
  CHANNEL_ADDED: { name: "Phone" },
  CHANNEL_CHANGED: { name: "Phone" },
  CHANNEL_REMOVED: { name: "Phone" },
  HOUSEHOLD_RULES_CHANGED: {},
  MAIL_SERVER_CHANGED: { host: "mail.example.org" },
};

const sampleOf = (code: string) =>
  ({ code, params: SAMPLES[code as keyof typeof SAMPLES] }) as Message;
const codesOf = (area: { readonly english: object }) => Object.keys(area.english);

it("words every code of the tracker with the parameters that the tracker sends", () => {
  expectTypeOf<Worded<typeof history.english>>().toExtend<
    Wording<Omit<WithWrittenSize<HistoryParams>, ActionCode>>
  >();
  expectTypeOf<Worded<typeof problems.english>>().toExtend<Wording<ProblemParams>>();
  expectTypeOf<Worded<typeof outcomes.english>>().toExtend<Wording<ActionParams>>();
  expectTypeOf<Worded<typeof reasons.english>>().toExtend<Wording<ReasonParams>>();
  expectTypeOf<Worded<typeof keepReasons.english>>().toExtend<Wording<KeepParams>>();
  expectTypeOf<Worded<typeof rejections.english>>().toExtend<Wording<RejectionParams>>();
  expectTypeOf<Worded<typeof audit.english>>().toExtend<Wording<Omit<AuditParams, ActionCode>>>();
  expectTypeOf<TypeOfArea<typeof refusals>>().toExtend<Wording<WithWrittenCause<RefusalParams>>>();
  expectTypeOf<TypeOfArea<typeof causes>>().toExtend<Wording<WithWrittenCause<CauseParams>>>();
  expectTypeOf<TypeOfArea<typeof serviceNotes>>().toExtend<
    Wording<WithWrittenCause<ServiceNoteParams>>
  >();
  expectTypeOf<TypeOfArea<typeof deletionSteps>>().toExtend<
    Wording<WithWrittenCause<DeletionStepParams>>
  >();
  const worded = [history, problems, outcomes, reasons, keepReasons, rejections, audit].flatMap(
    codesOf,
  );
  expect([...worded, ...ACTION_CODES].toSorted()).toEqual(MESSAGE_CODES.toSorted());
  expect(Object.keys(SAMPLES).toSorted()).toEqual(MESSAGE_CODES.toSorted());
  for (const area of [performed, auditActions])
    expect(codesOf(area).toSorted()).toEqual([...ACTION_KINDS].toSorted());
});

describe("in English the client says what the API says", () => {
  const sent = (code: string) => ({
    message: "",
    messageCode: code,
    messageParams: JSON.parse(JSON.stringify(sampleOf(code).params)) as unknown,
  });

  it.each([...codesOf(history), "ACTION_PERFORMED"])("history: %s", (code) => {
    expect(transitionWords(sent(code))).toBe(formatMessage(sampleOf(code)));
  });

  it.each(codesOf(problems))("problem: %s", (code) => {
    const { first, rest } = problemText({ ...sent(code), code });
    // The client shows the time instead.
    const expected = formatMessage(sampleOf(code)).replace(
      `${OF_SERVICE.service} at the moment,`,
      `${OF_SERVICE.service},`,
    );
    expect(`${first} ${rest}`.trim()).toBe(expected);
  });

  it.each(codesOf(outcomes))("outcome: %s", (code) => {
    expect(outcomeText(sent(code))).toBe(formatMessage(sampleOf(code)));
  });

  it.each(codesOf(reasons))("reason: %s", (code) => {
    const { params } = sampleOf(code);
    expect(reasonClause({ code, params })).toBe(formatMessage(sampleOf(code)));
  });

  it.each(codesOf(keepReasons))("reason to keep: %s", (code) => {
    const words = keepWords({ reason: "", reasons: [sent(code), sent(code)] });
    const expected = formatMessage(sampleOf(code));
    expect(words).toBe(`${expected}; ${expected}`);
  });

  it.each(codesOf(rejections))("rejection: %s", (code) => {
    expect(rejectionWords(sent(code))).toBe(formatMessage(sampleOf(code)));
  });

  it.each([...codesOf(audit), "ACTION_REQUESTED"])("audit log: %s", (code) => {
    expect(auditWords(sent(code))).toBe(formatMessage(sampleOf(code)));
  });

  it.each(["password", "set-up", "invitation", "oidc", "token", "webhook"] as const)(
    "audit log: a refusal of %s",
    (way) => {
      const params = { way, cause: "wrong", place: null } as const;
      const messageCode = "SIGN_IN_REFUSED";
      expect(auditWords({ message: "", messageCode, messageParams: params })).toBe(
        formatMessage({ code: messageCode, params }),
      );
    },
  );

  it.each(ACTION_KINDS)("action: %s", (kind) => {
    const { label, description, summary } = ACTIONS[kind];
    const offered = { kind, serviceName: "Sonarr", label: "", description: "" };
    expect(actionText(offered)).toEqual({ label, description: description("Sonarr") });
    const by = { by: "Ada", service: "Sonarr" };
    expect(performed.byCode(kind, by)).toBe(`Ada ${summary("Sonarr")}`);
  });
});

it("shows the words of a service as they are", () => {
  expect(formatReason("Unpacking failed, the archive is broken")).toBe(
    "Unpacking failed, the archive is broken",
  );
  expect(reasonClause("Unpacking failed, the archive is broken")).toBe(
    "Unpacking failed, the archive is broken",
  );
});
