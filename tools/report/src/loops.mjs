/** A diagram of flows cannot show what comes back: the smaller direction of a loop is left out. */
export function withoutLoops(links) {
  const kept = [];
  const reaches = (from, to) => from === to || kept.some((link) => link.from === from && reaches(link.to, to));
  for (const link of [...links].sort((a, b) => b.value - a.value)) {
    if (!reaches(link.to, link.from)) kept.push(link);
  }
  return links.filter((link) => kept.includes(link));
}
