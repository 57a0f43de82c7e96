const STEPS = [1, 2, 5, 10];

/** Returns whole numbers from 0 to the top of a scale on which `max` fits, such as 0, 10, 20 for 17. */
export function toTicks(max: number): readonly number[] {
  const target = Math.max(1, max) / 4;
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(target)));
  const step = (STEPS.find((candidate) => candidate * magnitude >= target) ?? 10) * magnitude;
  const count = Math.ceil(Math.max(1, max) / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
