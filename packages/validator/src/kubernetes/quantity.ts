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

/** The number of a quantity and what its suffix makes of it; undefined for what has not the form of one. */
function read(value: unknown): { readonly number: number; readonly factor: number | undefined } | undefined {
  const [, digits, suffix = ""] = /^([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)([A-Za-z]*)$/.exec(String(value)) ?? [];
  return digits === undefined ? undefined : { number: Number(digits), factor: factors[suffix] };
}

/** A quantity as a number: `10Gi`, `500m`. Undefined for what is none. */
export function quantity(value: unknown): number | undefined {
  const { number, factor } = read(value) ?? {};
  return number === undefined || factor === undefined ? undefined : number * factor;
}

/** A quantity that its schema has held to its form, as a number. */
export function amount(value: string | number): number {
  const { number, factor = Number.NaN } = read(value) ?? { number: 0, factor: 0 };
  return number * factor;
}
