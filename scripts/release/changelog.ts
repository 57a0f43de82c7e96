const UNRELEASED = "## Unreleased\n";

/** A version of SemVer, without anything after the three numbers. */
const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/** Names what is unreleased for a version and its day. Throws if there is nothing, or the version is not a later one. */
export function cutChangelog(
  changelog: string,
  {
    version,
    before,
    day,
  }: { readonly version: string; readonly before: string; readonly day: string },
): string {
  if (!isLater(version, before)) throw new Error(`${version} is not a version after ${before}`);
  const start = changelog.indexOf(UNRELEASED);
  if (start < 0 || !readSection(changelog, "Unreleased").includes("- "))
    throw new Error('CHANGELOG.md has nothing under "## Unreleased"');
  return changelog.replace(UNRELEASED, () => `## ${version} (${day})\n`);
}

/** Returns what the changelog says of a version, without its heading; of a version without a section, what is unreleased. */
export function readNotes(changelog: string, version: string): string {
  const notes = readSection(changelog, version) || readSection(changelog, "Unreleased");
  if (notes === "") throw new Error(`CHANGELOG.md has no section of ${version}`);
  return notes;
}

function readSection(changelog: string, name: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => /^[^\s]+/.exec(text)?.[0] === name);
  return section === undefined ? "" : section.slice(section.indexOf("\n")).trim();
}

function isLater(version: string, before: string): boolean {
  const [one, other] = [version, before].map((text) => {
    const numbers = VERSION.exec(text)?.slice(1).map(Number);
    if (numbers === undefined) throw new Error(`${text} is not a version such as 1.2.3`);
    return numbers;
  });
  const at = [0, 1, 2].find((index) => one?.[index] !== other?.[index]) ?? 0;
  return (one?.[at] ?? 0) > (other?.[at] ?? 0);
}
