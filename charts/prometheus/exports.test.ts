import { expect, test } from "vitest";
import { prometheus } from "./exports.ts";

test("the Service's name has the chart's in it once, and at most 63 characters", () => {
  expect(prometheus.serviceName("prometheus")).toBe("prometheus");
  expect(prometheus.serviceName("monitoring")).toBe("monitoring-prometheus");
  expect(prometheus.serviceName("a".repeat(53))).toHaveLength(63);
});

test("it answers at its port, under the name of its Service", () => {
  expect(prometheus.url("prometheus")).toBe("http://prometheus:9090");
  expect(prometheus.url("monitoring", "metrics")).toBe("http://monitoring-prometheus.metrics:9090");
});
