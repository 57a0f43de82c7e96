import { translate } from "../language/area.ts";
import * as phrase from "../language/ja/phrase.ts";
import * as problem from "../language/ja/problem.ts";
import * as reason from "../language/ja/reason.ts";
import * as shell from "../language/ja/shell.ts";
import * as status from "../language/ja/status.ts";
import * as time from "../language/ja/time.ts";
import { startCard } from "./start.ts";

// The card in another language than English.

translate({ ...phrase, ...problem, ...reason, ...shell, ...status, ...time });
startCard("ja");
