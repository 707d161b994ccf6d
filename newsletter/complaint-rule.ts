/** Bulk senders must stay below 0.3 % and should stay below 0.1 % (Gmail's and Yahoo's sender requirements, 2024). */
const pauseRate = 0.001;
const stopRate = 0.003;
/** One or two angry people are no rate. */
const fewest = 3;

/** What complaints about an edition ask for. */
export function complaintVerdict(complaints: number, submitted: number): 'go-on' | 'pause' | 'stop' {
  if (complaints < fewest) return 'go-on';
  const rate = complaints / Math.max(1, submitted);
  if (rate >= stopRate) return 'stop';
  return rate >= pauseRate ? 'pause' : 'go-on';
}
