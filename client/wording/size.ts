const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

/** 33900000000 → "33.9 GB". Decimal units, as download clients and indexers show them. */
export function sizeWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit >= 2 && value < 99.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? "B"}`;
}

export function speedWords(bytesPerSecond: number): string {
  return `${sizeWords(bytesPerSecond)}/s`;
}

/** 0.638 → "63 %". Rounded down: 100 % is said only of what is whole. */
export function percentWords(progress: number): string {
  const bounded = Math.min(1, Math.max(0, progress));
  return `${Math.floor(bounded * 100 + 1e-9)} %`;
}
