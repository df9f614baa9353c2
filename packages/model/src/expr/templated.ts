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
    : {
        readonly [K in keyof T]: Record<never, never> extends Pick<T, K>
          ? Templated<T[K]> | Expr<T[K] | undefined>
          : Templated<T[K]>;
      };

/** What is written for `V`: the inverse of {@link Templated}. An item or field that may be absent is optional. */
export type Rendered<V> =
  V extends Expr<infer T>
    ? T
    : V extends Primitive
      ? V
      : V extends readonly (infer Item)[]
        ? Exclude<RenderedItem<Item>, undefined>[]
        : RenderedObject<V>;

type RenderedItem<V> = V extends Spread<infer T> ? T : Rendered<V>;

type RenderedObject<V> = {
  -readonly [K in keyof V as undefined extends Rendered<V[K]> ? never : K]: Rendered<V[K]>;
} & {
  -readonly [K in keyof V as undefined extends Rendered<V[K]> ? K : never]?: Exclude<
    Rendered<V[K]>,
    undefined
  >;
};
