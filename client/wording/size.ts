import { perLocale } from "../language/per-locale.ts";
import { timeText } from "../language/words/time.ts";

const UNITS = ["bytes", "kilobytes", "megabytes", "gigabytes", "terabytes"] as const;
const wholeFormat = perLocale(
  (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
);
const tenthFormat = perLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** 33900000000 → "33.9 GB". Decimal units, as download clients and indexers show them. */
export function sizeWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const format = unit >= 2 && value < 99.95 ? tenthFormat() : wholeFormat();
  return timeText(UNITS[unit] ?? "bytes", { value: format.format(value) });
}

export function speedWords(bytesPerSecond: number): string {
  return timeText("perSecond", { size: sizeWords(bytesPerSecond) });
}

/** 0.638 → "63 %". Rounded down: 100 % is said only of what is whole. */
export function percentWords(progress: number): string {
  const bounded = Math.min(1, Math.max(0, progress));
  return timeText("percent", { percent: Math.floor(bounded * 100 + 1e-9) });
}
