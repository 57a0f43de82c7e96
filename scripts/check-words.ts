import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Keeps retired words out of identifiers, comments and texts: each has a standard term (CONTRIBUTING.md, "Glossary").

interface RetiredWord {
  /** The word as a whole, in prose or as one word of an identifier. */
  readonly word: RegExp;
  readonly say: string;
}

const RETIRED: readonly RetiredWord[] = [
  {
    word: /looks? (?:at|for|into|in)|looked (?:at|for|into)|looking (?:at|for)/,
    say: "check, sync, search, read",
  },
  {
    word: /(?:an?|the) (?:\w+ )?look|(?:next|last|first|each|every|one|full) looks?/,
    say: "sync, check, poll",
  },
  { word: /watched/, say: "tracked" },
  { word: /(?:an|the|each|every|new) acts?|acts of|doers?/, say: "action, handler, executor" },
  { word: /wish(?:es|ed)?/, say: "request, approval, decision" },
  {
    word: /(?:service|action|deletion|open|create|empty|the|each) rooms?/,
    say: "registry, runtime",
  },
  { word: /surveys?|census/, say: "snapshot, change scan" },
  { word: /newcomers?|births?|born|absorb(?:s|ed)?/, say: "untracked item, create, adopt" },
  { word: /parked|parks?/, say: "pending" },
  { word: /sights?|surroundings/, say: "service health, environment" },
  { word: /roads?|rails?/, say: "stage, pipeline" },
  {
    word: /doomed|rivals?|rivalry|part(?:y|ies)/,
    say: "deletion scope, other request, participant",
  },
  { word: /lanes?/, say: "inbox worker, write queue" },
  { word: /told|tells?|tellers?|telling/, say: "reports, describes, notifies" },
  { word: /judg(?:e|es|ed|ement)|verdicts?/, say: "outcome, decision" },
  { word: /seals?|sealed|unseal(?:ed)?/, say: "encrypt, decrypt" },
  { word: /faults?|complaints?/, say: "error, issue, failure" },
  { word: /patience/, say: "timeout" },
  { word: /films?/, say: "movie" },
];

/** Constants that begin or end with these are limits: MAX_, MIN_, TIMEOUT_MS. */
const RETIRED_CONSTANT =
  /\b(?:MOST|LEAST|LONGEST|SHORTEST|FEWEST|PATIENCE|KEPT)_[A-Z_]+\b|\b[A-Z_]+_KEPT_MS\b/;

/** Files that quote others (recorded answers, landed migrations, generated code, this list), and those in other languages. */
const EXEMPT_FILES =
  /^(?:package-lock\.json|LICENSE|prisma\/migrations\/|test\/(?:fixtures|tapes)\/|scripts\/check-words\.ts$|test\/words\.test\.ts$|client\/language\/(?:de|es|fr|ja)\/)|\/fixtures\/|\.generated\.ts$|\.(?:png|svg|ico|gz|woff2?)$/;

/** What must stay as it is, with the reason. */
const EXEMPT_LINES: readonly { readonly line: RegExp; readonly because: string }[] = [
  { line: /@map\(|@@map\(/, because: "tables and columns keep their names" },
  {
    line: /LOOK_FOR_RELEASES|\bFILM\b/,
    because: "values of the API that clients and records hold",
  },
  {
    line: /^\s*Watched: null,$|"Time will tell"/,
    because: "a field of Shoko, the title of an episode",
  },
  {
    line: /"MediaRequest\.acts"|"Action\w+\.told"|WORDED_FIELDS = |"ParkedObservation"|\bwishState\b/,
    because: "names in the API and the database of the previous release",
  },
  { line: /`census\.\$\{slug\}`/, because: "the name of a stored setting" },
  { line: /\/films-4k|"Films(?: 4K)?"|"films" : "titles"/, because: "values of recorded answers" },
  { line: /"\(\?:movie\|film\|gekijou/, because: "words of the names of releases" },
  { line: /`MediaRequest\.acts`/, because: "the changelog names what was renamed" },
];

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly word: string;
  readonly say: string;
}

const root = fileURLToPath(new URL("..", import.meta.url));

/** The words of a line: identifiers are cut at capitals and underscores, so that `openSurvey` holds "survey". */
export function toWords(line: string): string {
  return line
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replaceAll(/[_\-./]/g, " ")
    .toLowerCase();
}

/** Every retired word of a line of text. */
export function findRetired(line: string): readonly Omit<Finding, "file" | "line">[] {
  if (EXEMPT_LINES.some((exempt) => exempt.line.test(line))) return [];
  const words = toWords(line);
  const found = RETIRED.flatMap(({ word, say }) => {
    const match = new RegExp(`\\b(?:${word.source})\\b`).exec(words);
    return match === null ? [] : [{ word: match[0], say }];
  });
  const constant = RETIRED_CONSTANT.exec(line);
  return constant === null
    ? found
    : [...found, { word: constant[0], say: "MAX_, MIN_, RETENTION_MS" }];
}

function check(): readonly Finding[] {
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root })
    .toString()
    .split("\n")
    .filter((file) => file !== "" && !EXEMPT_FILES.test(file) && existsSync(`${root}${file}`));
  return files.flatMap((file) => {
    const named = findRetired(file).map((found) => ({ file, line: 0, ...found }));
    const text = readFileSync(`${root}${file}`, "utf8");
    const lines = (file === "CONTRIBUTING.md" ? withoutGlossary(text) : text).split("\n");
    const written = lines.flatMap((line, index) =>
      findRetired(line).map((found) => ({ file, line: index + 1, ...found })),
    );
    return [...named, ...written];
  });
}

/** The glossary names the retired words; its lines are emptied so that the numbers of the others stay. */
function withoutGlossary(text: string): string {
  return text.replace(/^## Glossary$.*?(?=^## )/ms, (glossary) =>
    glossary.replaceAll(/[^\n]/g, ""),
  );
}

if (import.meta.main) {
  const findings = check();
  for (const { file, line, word, say } of findings)
    console.log(`${file}:${line}: "${word}" is retired; say ${say}`);
  if (findings.length > 0) {
    console.log(`${findings.length} retired words; the glossary is in CONTRIBUTING.md`);
    process.exitCode = 1;
  }
}
