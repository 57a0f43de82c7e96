interface Waiting {
  readonly fields: number;
  readonly start: () => void;
}

/**
 * Shares the event loop between operations with large lists: after `fieldsPerTurn` fields, the lists that follow wait
 * until everything else that is ready had its turn. One list is never split.
 */
export function createTurns(fieldsPerTurn: number) {
  const waiting: Waiting[] = [];
  let inThisTurn = 0;
  let isNextComing = false;

  function fits(fields: number): boolean {
    return inThisTurn === 0 || inThisTurn + fields <= fieldsPerTurn;
  }

  function count(fields: number): void {
    inThisTurn += fields;
    if (isNextComing) return;
    isNextComing = true;
    setImmediate(startNext);
  }

  function startNext(): void {
    isNextComing = false;
    inThisTurn = 0;
    for (let next = waiting[0]; next !== undefined && fits(next.fields); next = waiting[0]) {
      waiting.shift();
      count(next.fields);
      next.start();
    }
  }

  return {
    /** Returns null if a list of so many fields can be resolved now, and otherwise what to wait for. */
    take(fields: number): Promise<void> | null {
      if (waiting.length > 0 || !fits(fields))
        return new Promise((start) => void waiting.push({ fields, start }));
      count(fields);
      return null;
    },
  };
}
