import { accessSync, constants, mkdirSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** What the tracker writes into its data folder and opens again at the next start. */
const OWN_FILES = /^(tracker\.db(-wal|-shm)?|secret\.key)$/;

/**
 * Returns the message for a data folder that this process cannot write to, with what to do about it; null if it can.
 * Creates the folder if there is none.
 */
export function explainDataFolder(dataDir: string): string | null {
  const folder = resolve(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const own = readdirSync(folder).filter((name) => OWN_FILES.test(name));
    for (const path of [folder, ...own.map((name) => join(folder, name))])
      accessSync(path, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    const { code, path = folder } = error as NodeJS.ErrnoException;
    if (code === "EROFS") return `${path} is on a file system that is mounted read-only.`;
    if (code !== "EACCES" && code !== "EPERM") throw error;
    return explainOwner(folder, path);
  }
}

function explainOwner(folder: string, path: string): string {
  const { getuid, getgid } = process;
  const me = `${getuid?.()}:${getgid?.()}`;
  const found = statSync(path, { throwIfNoEntry: false });
  const owner = found === undefined ? "" : ` It belongs to ${found.uid}:${found.gid}.`;
  return [
    `The tracker runs as user ${me} and cannot write to ${path}.${owner}`,
    `Either give the data folder to that user: chown -R ${me} ${folder} (in a container: the folder of the host that is mounted there)`,
    `or run the tracker as the owner of the folder: "user:" in docker-compose.yml, --user of docker run, User= of systemd.`,
  ].join("\n");
}
