import changelog from "../../../CHANGELOG.md?raw";
import { readChangelog } from "./changelog.ts";

/** The changelog of the build, newest first. */
export const VERSIONS = readChangelog(changelog);
