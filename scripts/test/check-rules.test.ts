import { expect, test } from "vitest";
import { unservedIn } from "./check-rules.ts";

test("rules may name what exporters serve and what they record themselves", () => {
  const rules = [
    { record: "node:load:sum", expr: "sum by (node) (node_load5)" },
    { alert: "Busy", expr: "node:load:sum > 1", annotations: { summary: "{{ $labels.node }}" } },
    { alert: "Down", expr: 'up{service="x"} == 0', annotations: { summary: "{{ $labels.instance }}" } },
  ];
  expect(unservedIn(rules)).toEqual([]);
});

test("metrics and labels that nobody serves are told of, each with its rule", () => {
  const rules = [
    { alert: "Mistyped", expr: "node_load55 > 1 or node:load:sum" },
    { alert: "Strange", expr: 'max by (disk) (node_md_disks{status="failed"})' },
    { alert: "Told", expr: "node_load5 > 1", annotations: { description: "{{ $labels.cpu }} {{ $value }}" } },
  ];
  expect(unservedIn(rules)).toEqual([
    "Mistyped: metric node_load55",
    "Mistyped: metric node:load:sum",
    "Strange: label disk",
    "Strange: label status",
    "Told: label cpu",
  ]);
});
