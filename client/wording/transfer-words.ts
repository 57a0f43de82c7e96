import { timeText } from "../language/words/time.ts";
import { sizeWords, speedWords } from "./size.ts";

/** States in which nothing more is loaded. */
const ENDED: ReadonlySet<string> = new Set(["COMPLETED", "REMOVED", "FAILED", "IMPORTED"]);

interface Transfer {
  readonly state: string;
  readonly size: string | null;
  readonly progress: number;
  readonly speed: number | null;
}

/** "12.2 GB left at 9.4 MB/s": what all running downloads still load; empty while that is not known. */
export function transferLeftWords(downloads: readonly Transfer[]): string {
  const running = downloads.filter(({ state }) => !ENDED.has(state));
  const sizes = running.flatMap(({ size }) => (size === null ? [] : [Number(size)]));
  if (running.length === 0 || sizes.length < running.length) return "";
  const left = running.reduce(
    (sum, { size, progress }) => sum + Number(size) * (1 - Math.min(1, progress)),
    0,
  );
  const speed = running.reduce((sum, download) => sum + (download.speed ?? 0), 0);
  const size = sizeWords(left);
  return speed > 0
    ? timeText("leftAt", { size, speed: speedWords(speed) })
    : timeText("left", { size });
}
