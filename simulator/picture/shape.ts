/**
 * The signed distance of a point from a shape: negative inside. The middle of a picture is x = 0, its top y = 0 and its
 * bottom y = 1, whatever its width.
 */
export type Shape = (x: number, y: number) => number;

export function circle(atX: number, atY: number, radius: number): Shape {
  return (x, y) => Math.hypot(x - atX, y - atY) - radius;
}

export function ring(atX: number, atY: number, radius: number, width: number): Shape {
  return (x, y) => Math.abs(Math.hypot(x - atX, y - atY) - radius) - width / 2;
}

/** A ring that is seen from the side. */
export function ellipse(
  atX: number,
  atY: number,
  radius: number,
  flat: number,
  width: number,
): Shape {
  return (x, y) => Math.abs(Math.hypot(x - atX, (y - atY) / flat) - radius) * flat - width / 2;
}

export function box(left: number, top: number, right: number, bottom: number): Shape {
  return (x, y) => Math.max(left - x, x - right, top - y, y - bottom);
}

/** Everything below a line whose height depends on x. */
export function ground(heightAt: (x: number) => number): Shape {
  return (x, y) => heightAt(x) - y;
}

/** A line with round ends. */
export function stroke(
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  width: number,
): Shape {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = dx * dx + dy * dy;
  return (x, y) => {
    const along = Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / length));
    return Math.hypot(x - fromX - along * dx, y - fromY - along * dy) - width / 2;
  };
}

/** A convex shape, its corners clockwise. */
export function polygon(...corners: readonly (readonly [x: number, y: number])[]): Shape {
  const edges = corners.map(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y];
    const length = Math.hypot(nextX - x, nextY - y);
    return { x, y, outX: (nextY - y) / length, outY: -(nextX - x) / length };
  });
  return (x, y) =>
    edges.reduce(
      (most, edge) => Math.max(most, (x - edge.x) * edge.outX + (y - edge.y) * edge.outY),
      -Infinity,
    );
}

export function both(one: Shape, other: Shape): Shape {
  return (x, y) => Math.max(one(x, y), other(x, y));
}

export function any(...shapes: readonly Shape[]): Shape {
  return (x, y) => shapes.reduce((least, shape) => Math.min(least, shape(x, y)), Infinity);
}

export function without(shape: Shape, cut: Shape): Shape {
  return (x, y) => Math.max(shape(x, y), -cut(x, y));
}
