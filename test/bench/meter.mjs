import { writeFileSync } from "node:fs";

/**
 * Loaded into the measured process before anything else: as it ends, it writes
 * what the process used. Node reports CPU in microseconds and memory in KiB.
 */
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
  if (process.env.QUOIN_METER) writeFileSync(process.env.QUOIN_METER, JSON.stringify(usage));
});
