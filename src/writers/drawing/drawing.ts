/** A drawing made of lines, as what is to be painted: plain data, with nothing of SVG left in it. */
export interface Drawing {
  /** Its own units, from the top left corner. */
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  /** What it asks for that nothing here can draw, in words. */
  readonly undrawn: readonly string[];
}

export type Item = Shape | Group;

/** A path with its paints. Its numbers are in units of its own, which `matrix` brings to those of the drawing. */
export interface Shape {
  readonly type: "shape";
  readonly matrix: Matrix;
  readonly path: readonly Segment[];
  readonly evenOdd: boolean;
  readonly fill?: Paint;
  readonly stroke?: Stroke;
}

/** Items that are painted as one: clipped, or seen through together. */
export interface Group {
  readonly type: "group";
  readonly items: readonly Item[];
  /** From 0 to 1. */
  readonly opacity: number;
  readonly clip?: Clip;
}

/** All that is inside one of these paths. */
export interface Clip {
  readonly paths: readonly Pick<Shape, "matrix" | "path" | "evenOdd">[];
}

export type Segment =
  | readonly ["M" | "L", number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];

/** What PDF and SVG both write: x′ = ax + cy + e, y′ = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Paint {
  readonly colour: Colour;
  /** From 0 to 1. */
  readonly opacity: number;
  /** Instead of one colour. */
  readonly gradient?: Gradient;
}

/** Colours that run into each other, along a line or from a circle to another. */
export interface Gradient {
  /** From its own units to those of the shape. */
  readonly matrix: Matrix;
  /** x and y of both ends of a line; x, y and radius of both circles. */
  readonly coordinates: readonly number[];
  /** In rising order. */
  readonly stops: readonly Stop[];
}

export interface Stop {
  /** From 0 to 1. */
  readonly at: number;
  readonly colour: Colour;
}

/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number];

export interface Stroke extends Paint {
  readonly width: number;
  readonly cap: 0 | 1 | 2;
  readonly join: 0 | 1 | 2;
  readonly miter: number;
  readonly dashes: readonly number[];
  readonly dashFrom: number;
}
