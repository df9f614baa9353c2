import { expect, test } from "vitest";
import { readQuery } from "./promql.ts";

test.each([
  ["up", ["up"], []],
  [
    'sum by (pod) (rate(a_total{x="b_total", y=~"c|d"}[5m])) / on (node) c:d:e',
    ["a_total", "c:d:e"],
    ["pod", "x", "y", "node"],
  ],
  ['{__name__=~"kube_a|kube_b", x!="y"}', ["kube_a", "kube_b"], ["x"]],
  ['{__name__="a"} and {"b", "l.m"="x"}', ["a", "b"], ["l.m"]],
  ['label_replace(a, "to", "$1", "from", "(.+)") unless b offset 5m', ["a", "b"], []],
  ['rate(a{pod=~"$pod-.+"}[$__rate_interval]) > $__range_s', ["a"], ["pod"]],
  ["histogram_quantile(0.9, sum(a_bucket) by (le))", ["a_bucket"], ["le"]],
  ["vector(1) + time()", [], []],
])("%s is about its metrics and labels", (expr, metrics, labels) => {
  expect(readQuery(expr)).toEqual({ metrics, labels });
});

test.each([
  ["sum by pod (a)", "This is no PromQL"],
  ["a{", "This is no PromQL"],
  ['{job="x"}', 'This does not say of which metrics it is: {job="x"}'],
  ['{__name__=~"kube_.+"}', "This does not say of which metrics it is"],
  ['{__name__!="a"}', "This does not say of which metrics it is"],
])("%s is refused", (expr, message) => {
  expect(() => readQuery(expr)).toThrow(message);
});
