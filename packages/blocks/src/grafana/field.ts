import type { Panel } from "./schema.ts";

/** The names of Grafana's units: https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options/ */
export type Unit =
  | "none"
  | "short"
  | "percent"
  | "percentunit"
  | "bool_yes_no"
  | "bool_on_off"
  | "bytes"
  | "decbytes"
  | "Bps"
  | "binBps"
  | "bps"
  | "ns"
  | "µs"
  | "ms"
  | "s"
  | "m"
  | "h"
  | "d"
  | "dtdurations"
  | "cps"
  | "ops"
  | "reqps"
  | "rps"
  | "wps"
  | "iops"
  | "pps"
  | "cpm"
  | "hertz"
  | "rotrpm"
  | "celsius"
  | "volt"
  | "amp"
  | "watt"
  | "dateTimeAsIso"
  | "dateTimeFromNow"
  | `suffix:${string}`
  | `prefix:${string}`;

type Hue = "green" | "yellow" | "orange" | "red" | "blue" | "purple";

/** A colour of Grafana's palette, which suits light and dark, or one of one's own. */
export type Color =
  | Hue
  | `${"super-light" | "light" | "semi-dark" | "dark"}-${Hue}`
  | "text"
  | "transparent"
  | `#${string}`;

/**
 * Colours by the value from which they hold; `base` holds below all of them.
 *
 * @example { base: "green", orange: 0.8, red: 0.9 }
 */
export type Thresholds = { readonly base: Color } & {
  readonly [C in Hue | `dark-${Hue}` | `light-${Hue}` | "text" | "transparent"]?: number;
};

/** How the values of a panel are shown. */
export interface FieldOptions {
  readonly unit?: Unit;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  readonly thresholds?: Thresholds;
  /** What is shown instead of a value, by the value. */
  readonly mappings?: Readonly<Record<string | number, { readonly text: string; readonly color?: Color }>>;
  /** What is shown where there is no value. */
  readonly noValue?: string;
}

/** Where there are no thresholds, Grafana has some of its own: red from 80 on. */
export const noThresholds: Thresholds = { base: "text" };

type Defaults = Omit<Panel["fieldConfig"]["defaults"], "custom">;

export function fieldDefaults(options: FieldOptions): Defaults {
  const { thresholds, mappings, ...plain } = options;
  return {
    ...plain,
    ...(mappings && {
      mappings: [
        {
          type: "value",
          options: Object.fromEntries(
            Object.entries(mappings).map(([value, result], index) => [value, { ...result, index }]),
          ),
        },
      ],
    }),
    ...(thresholds && { thresholds: { mode: "absolute", steps: stepsOf(thresholds) } }),
  };
}

function stepsOf({ base, ...steps }: Thresholds): NonNullable<Defaults["thresholds"]>["steps"] {
  const sorted = Object.entries(steps).sort(([, one], [, other]) => one - other);
  return [{ color: base, value: null }, ...sorted.map(([color, value]) => ({ color, value }))];
}
