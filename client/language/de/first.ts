import * as actionDescription from "./action-description.ts";
import * as action from "./action.ts";
import * as deletion from "./deletion.ts";
import * as filter from "./filter.ts";
import * as help from "./help.ts";
import * as keep from "./keep.ts";
import * as list from "./list.ts";
import * as phrase from "./phrase.ts";
import * as problem from "./problem.ts";
import * as reason from "./reason.ts";
import * as role from "./role.ts";
import * as shell from "./shell.ts";
import * as signIn from "./sign-in.ts";
import * as status from "./status.ts";
import * as sync from "./sync.ts";
import * as time from "./time.ts";

/** The words of the first pages. */
export const AREAS = {
  ...action,
  ...actionDescription,
  ...deletion,
  ...filter,
  ...help,
  ...keep,
  ...list,
  ...phrase,
  ...problem,
  ...reason,
  ...role,
  ...shell,
  ...signIn,
  ...status,
  ...sync,
  ...time,
};
