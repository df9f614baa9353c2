import { pluginVersion, type TextPanel } from "./schema.ts";
import { split, type Tile, type TileOptions } from "./tile.ts";

export interface TextOptions extends TileOptions {
  /** Markdown. */
  readonly content: string;
}

/**
 * Words for the viewer: a row wide and four high.
 *
 * @example text({ title: "About", content: "What the kubelets say of themselves." })
 */
export function text(options: TextOptions): Tile {
  const { size, head, rest } = split(options);
  const panel: TextPanel = {
    type: "text",
    pluginVersion,
    ...head,
    fieldConfig: { defaults: {}, overrides: [] },
    options: { mode: "markdown", content: rest.content },
    targets: [],
  };
  return { width: 24, height: 4, ...size, panel };
}
