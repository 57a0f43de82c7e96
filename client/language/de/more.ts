import * as about from "./about.ts";
import * as account from "./account.ts";
import * as audit from "./audit.ts";
import * as backup from "./backup.ts";
import * as calendar from "./calendar.ts";
import * as doctor from "./doctor.ts";
import * as inbox from "./inbox.ts";
import * as notification from "./notification.ts";
import * as people from "./people.ts";
import * as serviceKind from "./service-kind.ts";
import * as service from "./service.ts";

/** The words of all other pages. */
export const AREAS = {
  ...about,
  ...account,
  ...audit,
  ...backup,
  ...calendar,
  ...doctor,
  ...inbox,
  ...notification,
  ...people,
  ...service,
  ...serviceKind,
};
