import type { ObservationKind } from "../observation/kind.ts";
import { STATES, type State } from "../state.ts";

/**
 * The effect of an observation on a unit in a state:
 * advance: its attempt moves to the aim, the unit follows its leading attempt · end: its attempt ends ·
 * decide: the approval of the request changes · delete: the unit may be deleted · note: facts and problems, no step ·
 * same: already past it, nothing is written · ignore: does not apply, the inbox records why.
 */
export type Effect = "advance" | "end" | "decide" | "delete" | "note" | "same" | "ignore";

const SIGNS: Readonly<Record<string, Effect>> = {
  ">": "advance",
  x: "end",
  a: "decide",
  d: "delete",
  n: "note",
  "=": "same",
  ".": "ignore",
};

/** Reads one row: a sign per state, in the order of STATES. */
function row(signs: string): Readonly<Record<State, Effect>> {
  const effects = signs.split(/ +/).map((sign) => SIGNS[sign]);
  return Object.fromEntries(
    STATES.map((state, index) => [state, effects[index] ?? "ignore"]),
  ) as Record<State, Effect>;
}

/** The table of the machine. The columns are the pipeline, then the states off the pipeline. */
export const EFFECTS: Readonly<Record<ObservationKind, Readonly<Record<State, Effect>>>> = {
  //                     REQUESTED
  //                     | APPROVED
  //                     | | GRABBING
  //                     | | | DOWNLOADING
  //                     | | | | DOWNLOADED
  //                     | | | | | IMPORTING
  //                     | | | | | | ANIME_MATCHING
  //                     | | | | | | | AVAILABLE
  //                     | | | | | | | | UNAIRED
  //                     | | | | | | | | | DECLINED
  //                     | | | | | | | | | | FAILED
  //                     | | | | | | | | | | | DELETED
  requested: /*       */ row("= = = = = = = = = a a ."),
  approved: /*        */ row("a = = = = = = = = a a ."),
  declined: /*        */ row("a a a a a a a . a = a ."),
  "refused-by-arr": /**/ row("a a = = = = = = a . = ."),
  airs: /*            */ row("n n n n n n n n n n n n"),
  "pending-in-arr": /**/ row("n n = = = = = = n . n ."),
  "pending-ended": /* */ row("n n n n n n n . n . n ."),
  grabbed: /*         */ row("> > > > > > > > > . > >"),
  downloading: /*     */ row("> > > > > > > > > . > ."),
  downloaded: /*      */ row("> > > > > > > > > . > ."),
  held: /*            */ row("> > > > > = = = > . > ."),
  blocked: /*         */ row("> > > > > > = > > . > ."),
  "import-started": /**/ row("> > > > > > > > > . > ."),
  imported: /*        */ row("> > > > > > > > > . > >"),
  hashing: /*         */ row(". . . . . > > = . . . ."),
  hashed: /*          */ row(". . . . . > > = . . . ."),
  matched: /*         */ row(". . . . . > > = . . . ."),
  unmatched: /*       */ row(". . . . . > > = . . . ."),
  playable: /*        */ row("> > > > > > > = > . > ."),
  "file-differs": /*  */ row(". . . . . n n = . . . ."),
  "file-renamed": /*  */ row(". . . . . n n n . . . ."),
  "download-failed": /**/ row("x x x x x x x x x . x ."),
  "download-removed": /**/ row("x x x x x x x x x . x ."),
  "file-deleted": /*  */ row(". . . . . d d d . . . ="),
  "library-lost": /*  */ row(". . . . d d d d . . . ="),
  "removed-from-arr": /**/ row("d d d d d d d d d . d ="),
  "not-listed": /*    */ row("d d d d d d d = d . d ="),
  withdrawn: /*       */ row("a a a a a a a a a a a ="),
  monitoring: /*      */ row("n n n n n n n n n n n n"),
  "heard-available": /**/ row("n n n n n n n n n . n ."),
  "not-tracked": /*   */ row(". . n n n = = = . . . ."),
  searched: /*        */ row("n n = = = = = = n . n ."),
};
