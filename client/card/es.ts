import { translate } from "../language/area.ts";
import * as phrase from "../language/es/phrase.ts";
import * as problem from "../language/es/problem.ts";
import * as reason from "../language/es/reason.ts";
import * as shell from "../language/es/shell.ts";
import * as status from "../language/es/status.ts";
import * as time from "../language/es/time.ts";
import { startCard } from "./start.ts";

// The card in another language than English.

translate({ ...phrase, ...problem, ...reason, ...shell, ...status, ...time });
startCard("es");
