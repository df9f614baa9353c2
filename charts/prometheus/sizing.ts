const kilobyte = 1000;
const megabyte = 1000 * kilobyte;

/**
 * Bytes of a sample on disk. "Prometheus stores an average of only 1-2 bytes per sample":
 * https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects
 */
const bytesPerSample = 2;

/** "At most, 80-85% of your allocated Prometheus disk space" for blocks: the same page. */
const shareOfBlocks = 0.8;

/**
 * Bytes of a sample in the write-ahead log, which keeps samples of up to three hours. Measured with Prometheus 3.16:
 * prometheus_tsdb_wal_storage_size_bytes grew by 5 to 6 for each, with 20,000 and with 100,000 series.
 */
const bytesPerLoggedSample = 6;
const loggedSeconds = 3 * 3600;

/**
 * Memory of a series in the head. "A good rule of thumb should be around 3kB per series":
 * https://www.robustperception.io/why-does-prometheus-use-so-much-ram. Measured with Prometheus 3.16, as resident
 * memory: 3.0 to 3.2 kB between 20,000 and 100,000 series of eight labels.
 */
const bytesPerSeries = 3 * kilobyte;

/** Memory of Prometheus without a series, by the same measurement. */
const bytesAtRest = 70 * megabyte;

/** How much of the memory is left for queries and rules: as much again. */
const roomForQueries = 2;

export interface Load {
  /** Series at once: `prometheus_tsdb_head_series`. */
  readonly series: number;
  /** Samples a second: the series by their scrape interval. */
  readonly samplesPerSecond: number;
  readonly retentionDays: number;
}

/** Sizes in bytes. */
export interface Size {
  /** What it takes of memory at rest: `resources.requests.memory`. */
  readonly memory: number;
  /** With room for queries: `resources.limits.memory`. */
  readonly memoryLimit: number;
  /** What the blocks take: `server.retentionSize`. */
  readonly blocks: number;
  /** `server.persistentVolume.size`. */
  readonly volume: number;
}

/**
 * What a load takes of memory and disk.
 *
 * @example
 * sizeOf({ series: 100_000, samplesPerSecond: 100_000 / 30, retentionDays: 15 }).memory; // 370_000_000
 */
export function sizeOf({ series, samplesPerSecond, retentionDays }: Load): Size {
  const memory = bytesAtRest + bytesPerSeries * series;
  const blocks = retentionDays * 86_400 * samplesPerSecond * bytesPerSample;
  const log = loggedSeconds * samplesPerSecond * bytesPerLoggedSample;
  return {
    memory,
    memoryLimit: memory * roomForQueries,
    blocks,
    volume: Math.max(blocks / shareOfBlocks, blocks + log),
  };
}

/** Loads that are usual, for the README: a scrape every 30 seconds, kept for 15 days. */
export const usualLoads: readonly Load[] = [10_000, 100_000, 500_000, 1_000_000, 3_000_000].map((series) => ({
  series,
  samplesPerSecond: series / 30,
  retentionDays: 15,
}));

const binary = [
  ["Gi", 2 ** 30],
  ["Mi", 2 ** 20],
] as const;

/** A size as Kubernetes writes it, rounded up: in MiB below ten GiB. */
export function quantity(bytes: number): string {
  const [unit, of] = bytes >= 10 * 2 ** 30 ? binary[0] : binary[1];
  return `${Math.ceil(bytes / of)}${unit}`;
}

/** The sizes of loads as a table of Markdown. */
export function sizingTable(loads: readonly Load[]): string {
  const rows = loads.map((load) => {
    const { memory, memoryLimit, volume } = sizeOf(load);
    const cells = [
      load.series.toLocaleString("en"),
      Math.round(load.samplesPerSecond).toLocaleString("en"),
      quantity(memory),
      quantity(memoryLimit),
      quantity(volume),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "| series | samples a second | `requests.memory` | `limits.memory` | `persistentVolume.size` |",
    "| ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ].join("\n");
}
