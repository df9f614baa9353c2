import type { Panel } from "./schema.ts";

/** How many of the 24 columns of the grid something takes. */
export type Width =
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 7
  | 8
  | 9
  | 10
  | 11
  | 12
  | 13
  | 14
  | 15
  | 16
  | 17
  | 18
  | 19
  | 20
  | 21
  | 22
  | 23
  | 24;

/** A panel and its size. Where it stands follows from what stands before it. */
export interface Tile {
  readonly width: Width;
  /** In units of the grid, of some 30 pixels. */
  readonly height: number;
  readonly panel: Panel;
}

/** What every panel may have. */
export interface TileOptions {
  readonly title: string;
  /** What a viewer should know of it: Markdown. */
  readonly description?: string;
  readonly width?: Width;
  readonly height?: number;
  /** A variable: there is a panel for each of its values. */
  readonly repeat?: string;
}

/** Options of a panel, and of these what concerns the panel's size. */
export function split<O extends TileOptions>(options: O) {
  const { title, description, width, height, repeat, ...rest } = options;
  return {
    size: { ...(width && { width }), ...(height && { height }) },
    head: {
      title,
      ...(description && { description }),
      ...(repeat && { repeat, repeatDirection: "h" as const }),
    },
    rest,
  };
}
