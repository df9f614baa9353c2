import { describe, expect, test } from "vitest";
import { quantity, sizeOf, sizingTable, usualLoads } from "./sizing.ts";

describe("sizing", () => {
  test("100,000 series every 30 seconds for 15 days are 8.64 GB of blocks, in a fifth more of a volume", () => {
    const size = sizeOf({ series: 100_000, samplesPerSecond: 100_000 / 30, retentionDays: 15 });
    expect(size.blocks).toBeCloseTo(8.64e9, -3);
    expect(size.volume).toBeCloseTo(10.8e9, -3);
    expect(size.memory).toBe(370_000_000);
    expect(size.memoryLimit).toBe(740_000_000);
  });

  test("a retention of hours leaves room for the log, which is larger than a fifth of the blocks", () => {
    const { blocks, volume } = sizeOf({ series: 1000, samplesPerSecond: 100, retentionDays: 0.5 });
    expect(volume - blocks).toBe(3 * 3600 * 100 * 6);
  });

  test("grows with each part of the load, and never shrinks", () => {
    const load = { series: 1000, samplesPerSecond: 100, retentionDays: 15 };
    const size = sizeOf(load);
    expect(sizeOf({ ...load, series: 2000 }).memory).toBeGreaterThan(size.memory);
    expect(sizeOf({ ...load, samplesPerSecond: 200 }).volume).toBe(2 * size.volume);
    expect(sizeOf({ ...load, retentionDays: 30 }).volume).toBeGreaterThan(size.volume);
  });

  test("rounds up to what Kubernetes takes", () => {
    expect(quantity(370_000_000)).toBe("353Mi");
    expect(quantity(10 * 2 ** 30 + 1)).toBe("11Gi");
  });

  test("the table has a row for each load", () => {
    const rows = sizingTable(usualLoads).split("\n").slice(2);
    expect(rows).toHaveLength(usualLoads.length);
    expect(rows[1]).toBe("| 100,000 | 3,333 | 353Mi | 706Mi | 11Gi |");
  });
});
