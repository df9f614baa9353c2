import type { Panel, RowPanel } from "./schema.ts";
import type { Tile } from "./tile.ts";

/** How many columns the grid has. */
const columns = 24;

/** Panels under a headline. */
export interface Row {
  readonly title: string;
  readonly tiles: readonly Tile[];
  readonly collapsed: boolean;
  readonly repeat?: string;
}

export interface RowOptions {
  /** Whether only the headline is shown at first: its queries are then asked when it is opened. */
  readonly collapsed?: boolean;
  /** A variable: there is a row for each of its values. */
  readonly repeat?: string;
}

/** Panels under a headline: from left to right, and below where there is no more room. */
export function row(title: string, tiles: readonly Tile[], options: RowOptions = {}): Row {
  return { title, tiles, collapsed: false, ...options };
}

/** Gives every panel its number and its place: first those without a headline, then row below row. */
export function layout(tiles: readonly Tile[], rows: readonly Row[]): readonly (Panel | RowPanel)[] {
  const first = flow(tiles, 0, 1);
  const panels: (Panel | RowPanel)[] = [...first.panels];
  let { bottom } = first;
  let id = panels.length + 1;
  for (const { title, tiles, collapsed, repeat } of rows) {
    const inside = flow(tiles, bottom + 1, id + 1);
    panels.push({
      type: "row",
      id,
      title,
      collapsed,
      ...(repeat && { repeat }),
      gridPos: { x: 0, y: bottom, w: columns, h: 1 },
      panels: collapsed ? inside.panels : [],
    });
    if (!collapsed) panels.push(...inside.panels);
    bottom = collapsed ? bottom + 1 : inside.bottom;
    id += 1 + tiles.length;
  }
  return panels;
}

function flow(tiles: readonly Tile[], top: number, firstId: number) {
  let [x, y, bottom] = [0, top, top];
  const panels = tiles.map(({ width, height, panel }, index): Panel => {
    if (x + width > columns) [x, y] = [0, bottom];
    const gridPos = { x, y, w: width, h: height };
    x += width;
    bottom = Math.max(bottom, y + height);
    return { id: firstId + index, ...panel, gridPos };
  });
  return { panels, bottom };
}
