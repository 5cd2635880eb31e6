// Loaded before a measured program (node --import): on exit it writes the program's peak memory and CPU time.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.BENCH_PEAK !== undefined) {
  process.on('exit', () => {
    const used = process.resourceUsage();
    writeFileSync(
      process.env.BENCH_PEAK,
      JSON.stringify({ peakMb: peakKb(used.maxRSS) / 1024, cpu: (used.userCPUTime + used.systemCPUTime) / 1e6 }),
    );
  });
}

/** Linux hands a parent's maxRSS on to its child, VmHWM is the program's own. */
function peakKb(maxRss) {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return maxRss;
  }
}
