import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { pool } from "./pool.ts";

test("work is done so many at a time, and what waits for another starts after it", async () => {
  const log: string[] = [];
  let running = 0;
  const work = async (item: string) => {
    expect(++running).toBeLessThanOrEqual(2);
    log.push(item);
    await sleep(item === "slow" ? 60 : 20);
    log.push(`${item} ended`);
    running--;
  };
  await pool(2, ["slow", "after slow", "a", "b"], work, (item, other) => item === `after ${other}`);
  expect(log.filter((line) => !line.endsWith("ended"))).toEqual(["slow", "a", "b", "after slow"]);
  expect(log.indexOf("slow ended")).toBeLessThan(log.indexOf("after slow"));
});

test("after a failure nothing more is started, and what is under way ends", async () => {
  const log: string[] = [];
  const work = async (item: string) => {
    log.push(item);
    await sleep(item === "fails" ? 5 : 30);
    if (item === "fails") throw new Error("broken");
    log.push(`${item} ended`);
  };
  await expect(pool(2, ["fails", "a", "b"], work)).rejects.toThrow("broken");
  expect(log).toEqual(["fails", "a", "a ended"]);
});
