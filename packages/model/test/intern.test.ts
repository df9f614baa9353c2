import { and, defineChart, type Node, nodesOf, not, resource, text, v, when } from "@chartwright/model";
import { ConfigMap } from "kubernetes-models/v1";
import { expect, test } from "vitest";

const chart = () =>
  defineChart({
    name: "twice",
    description: "Says things twice.",
    appVersion: "1",
    values: v.object({ on: v.boolean().default(true), hosts: v.array(v.string()).default([]) }),
    resources: ({ values, names }) => [
      resource(ConfigMap, {
        metadata: { name: names.fullname },
        data: {
          first: when(and(values.on, not(values.on)), text`a-${names.name}`),
          second: when(and(values.on, not(values.on)), text`a-${names.name}`),
        },
      }),
    ],
  });

const ifs = (model: ReturnType<typeof chart>): readonly Node[] =>
  nodesOf(model).filter(({ kind }) => kind === "if");

test("equal nodes of a chart are one node", () => {
  const [body] = chart().resources.map((made) => made.body);
  const data = body?.kind === "object" ? body.entries.find(({ key }) => key === "data")?.value : undefined;
  const [first, second] = data?.kind === "object" ? data.entries : [];
  expect(first?.value.kind).toBe("if");
  expect(second?.value).toBe(first?.value);
});

test("another chart has nodes of its own, and the same each time", () => {
  const [one, other] = [ifs(chart()), ifs(chart())];
  expect(other).toEqual(one);
  expect(other.some((node) => one.includes(node))).toBe(false);
});
