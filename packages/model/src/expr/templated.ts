import type { Expr, Spread } from "./expr.ts";

type Primitive = string | number | boolean | bigint | null | undefined;

/**
 * A `T`, or an expression of it, or the same shape with expressions in it.
 * A field that is optional in `T` also takes an expression that may be absent.
 */
export type Templated<T> = Expr<T> | Literally<T>;

type Literally<T> = T extends Primitive
  ? T
  : T extends readonly (infer Item)[]
    ? readonly (Templated<Item> | Expr<Item | undefined> | Spread<Item>)[]
    : { readonly [K in keyof T]: {} extends Pick<T, K> ? Templated<T[K]> | Expr<T[K] | undefined> : Templated<T[K]> };
