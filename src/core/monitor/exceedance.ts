/**
 * p-value of "so many later values lie beyond every training value, on one side, though both come from the same
 * source": the k greatest of n + m values are all later ones. Exact and free of any distribution; ties only make it
 * larger. @see Rosenbaum (1954), Annals of Mathematical Statistics 25, 146
 * @param k later values beyond the training range
 * @param n training values
 * @param m later values
 */
export function exceedanceTest(k: number, n: number, m: number): number {
  let p = 1;
  for (let i = 0; i < k && p > 1e-300; i++) p *= (m - i) / (n + m - i);
  return p;
}
