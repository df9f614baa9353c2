import type { Json } from "@chartwright/model";

const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A quantity of Kubernetes, such as `10Gi`, as a number; undefined for what is none. */
export function quantity(value: Json | undefined): number | undefined {
  const [, digits, unit] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([numkMGTPE]i?)?$/.exec(String(value)) ?? [];
  const factor = factors[unit ?? ""];
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}
