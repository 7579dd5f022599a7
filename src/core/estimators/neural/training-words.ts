export function stoppedEarly(when: string, maxIter: number): string {
  return `Stopped on request ${when} of at most ${maxIter} epochs; the best weights so far were kept.`;
}

export function notConverged(maxIter: number): string {
  return `The training loss was still falling after ${maxIter} epochs. If the held-out loss was too, more epochs may help.`;
}
