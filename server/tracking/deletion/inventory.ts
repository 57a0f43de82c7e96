import type { MatchedFile } from "../../integrations/port/anime-matcher.ts";
import type { ArrHolding } from "../../integrations/port/arr.ts";
import type { HeldDownload } from "../../integrations/port/download-client.ts";
import type { ShownFile } from "../../integrations/port/media-server.ts";
import type { RemovedFile } from "../../integrations/port/removal-target.ts";
import type { HeldMedia, HeldRequest } from "../../integrations/port/request-manager.ts";

/** What one service answered when it was asked what it has; null: it has nothing. */
export interface Inventory {
  /** Slug of the arr that carries it out; null: none has it, or it is not known which. */
  readonly arr: string | null;
  /** By slug. Absent: that service could not be asked yet. */
  readonly arrs: Readonly<Record<string, ArrHolding | null>>;
  /** Titles that a download was grabbed for as well, in any arr. */
  readonly others: readonly { readonly downloadId: string; readonly title: string }[];
  /** Keys of the downloads about which every arr has answered that. */
  readonly othersKnown: readonly string[];
  readonly clients: Readonly<Record<string, readonly HeldDownload[]>>;
  readonly matches: Readonly<Record<string, readonly MatchedFile[]>>;
  readonly shown: Readonly<Record<string, readonly ShownFile[]>>;
  readonly requests: Readonly<Record<string, RequestFinding>>;
  /** Every file of it that goes, as the arr and the tracker know them. */
  readonly files: readonly RemovedFile[];
  /** Every download id that was learnt, in lower case. */
  readonly downloadKeys: readonly string[];
  /** Why a service could not be asked, by slug. */
  readonly unseen: Readonly<Record<string, string>>;
  /** By slug of a client: when what it had was first not there, though nobody had it removed. */
  readonly absentSince: Readonly<Record<string, string>>;
  /** Slugs of those that could not be asked when it was confirmed. */
  readonly late: readonly string[];
  /** How often a service was asked to look through all it has, and when last, by kind and slug of the step. */
  readonly jobs: Readonly<Record<string, { readonly count: number; readonly at: string }>>;
}

export interface RequestFinding {
  readonly request: HeldRequest | null;
  readonly media: HeldMedia | null;
}

export const EMPTY_INVENTORY: Inventory = {
  arr: null,
  arrs: {},
  others: [],
  othersKnown: [],
  clients: {},
  matches: {},
  shown: {},
  requests: {},
  files: [],
  downloadKeys: [],
  unseen: {},
  absentSince: {},
  late: [],
  jobs: {},
};

/** Written by this module alone. */
export function readInventory(column: string): Inventory {
  return { ...EMPTY_INVENTORY, ...(JSON.parse(column) as Partial<Inventory>) };
}
