import { translate } from "../language/area.ts";
import * as phrase from "../language/fr/phrase.ts";
import * as problem from "../language/fr/problem.ts";
import * as reason from "../language/fr/reason.ts";
import * as shell from "../language/fr/shell.ts";
import * as status from "../language/fr/status.ts";
import * as time from "../language/fr/time.ts";
import { startCard } from "./start.ts";

// The card in another language than English.

translate({ ...phrase, ...problem, ...reason, ...shell, ...status, ...time });
startCard("fr");
