/** Is given which delivery is being applied, by whoever watches that the process does not stand still meanwhile. */
export interface TryMark {
  begin(deliveryId: number): void;
  end(): void;
}

/** Nobody watches. */
export const NO_MARK: TryMark = { begin: () => undefined, end: () => undefined };
