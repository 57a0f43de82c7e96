import { translate } from "../language/area.ts";
import * as phrase from "../language/de/phrase.ts";
import * as problem from "../language/de/problem.ts";
import * as reason from "../language/de/reason.ts";
import * as shell from "../language/de/shell.ts";
import * as status from "../language/de/status.ts";
import * as time from "../language/de/time.ts";
import { startCard } from "./start.ts";

// The card in another language than English.

translate({ ...phrase, ...problem, ...reason, ...shell, ...status, ...time });
startCard("de");
