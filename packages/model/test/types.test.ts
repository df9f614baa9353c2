import {
  type Body,
  defineChart,
  type Expr,
  type Infer,
  type ListExpr,
  type MapExpr,
  resource,
  v,
  when,
} from "@chartwright/model";
import type { Deployment } from "kubernetes-models/apps/v1";
import { ConfigMap } from "kubernetes-models/v1";
import { expectTypeOf, test } from "vitest";

test("a path into the values has the type of its value", () => {
  defineChart({
    name: "types",
    description: "Types.",
    appVersion: "1",
    values: v.object({
      count: v.integer().default(1),
      level: v.enum("debug", "info").default("info"),
      env: v.mapOf(v.string()),
      hosts: v.array(v.object({ name: v.string() })),
      maybe: v.string().optional(),
      either: v.union(v.integer(), v.string()).default(1),
      nested: v.object({ on: v.boolean().default(true) }),
    }),
    resources: ({ values }) => {
      expectTypeOf(values.count).toEqualTypeOf<Expr<number>>();
      expectTypeOf(values.level).toEqualTypeOf<Expr<"debug" | "info">>();
      expectTypeOf(values.env).toEqualTypeOf<MapExpr<string, Expr<string>>>();
      expectTypeOf(values.hosts).toExtend<ListExpr<{ name: string }, { name: Expr<string> }>>();
      expectTypeOf(values.maybe).toEqualTypeOf<Expr<string | undefined>>();
      expectTypeOf(values.either).toEqualTypeOf<Expr<number | string>>();
      expectTypeOf(values.nested.on).toEqualTypeOf<Expr<boolean>>();
      expectTypeOf(values.nameOverride).toEqualTypeOf<Expr<string>>();
      expectTypeOf(when(values.nested.on, values.count)).toEqualTypeOf<Expr<number | undefined>>();
      return [];
    },
  });
});

test("the body of a resource never widens to any", () => {
  type Of<K> = K extends { is: (value: unknown) => value is infer T } ? T : never;
  expectTypeOf<Body<Of<typeof Deployment>>>().not.toBeAny();
  expectTypeOf<NonNullable<Body<Of<typeof Deployment>>>>().not.toBeUnknown();
  expectTypeOf(resource(ConfigMap, { data: {} })).not.toBeAny();
  expectTypeOf<Infer<ReturnType<typeof v.integer>>>().toEqualTypeOf<number>();
});
